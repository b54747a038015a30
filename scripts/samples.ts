import { writeFile } from 'node:fs/promises'
import { certificate } from './samples/certificate'
import { developerToken } from './samples/developer-token'
import type { SampleFamily } from './samples/family'
import { jws } from './samples/jws'
import { pass } from './samples/pass'
import { profile } from './samples/profile'
import { receipt } from './samples/receipt'
import { serverApiResponse } from './samples/server-api-response'
import { transactionReceipt } from './samples/transaction-receipt'

/** Every family of signed samples: `npm run samples` makes all anew, `npm run samples jws` one. */
const FAMILIES: Record<string, SampleFamily> = {
  pass,
  profile,
  certificate,
  'developer-token': developerToken,
  jws,
  receipt,
  'server-api-response': serverApiResponse,
  'transaction-receipt': transactionReceipt,
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !Object.hasOwn(FAMILIES, name))
if (unknown.length > 0) {
  console.error(`No family ${unknown.join(', ')}. There are: ${Object.keys(FAMILIES).join(', ')}.`)
  process.exit(1)
}
for (const [name, family] of Object.entries(FAMILIES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  await writeFile(family.file, `${JSON.stringify(await family.make(), null, 2)}\n`)
  console.log(`${name}: ${family.file}`)
}
