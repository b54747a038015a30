import 'server-only'
import { readFileSync, writeSync } from 'node:fs'
import { receive } from '../receive'
import { openDesk, post } from './bench'

/**
 * One of several processes on the same store: `receiver.ts <folder> <token> <root.pem> <bodies>
 * <milliseconds that its clock is ahead>` takes in the lines of a file in order, and prints the number of each line that it has answered
 * with 200, once it has.
 */
const [folder = '', token = '', rootFile = '', bodiesFile = '', ahead = '0'] = process.argv.slice(2)
const root = readFileSync(rootFile, 'utf8')
const der = Buffer.from(root.replace(/-----[^-]+-----|\s/g, ''), 'base64')
const { store, desk } = openDesk(
  folder,
  { der: new Uint8Array(der), pem: root },
  true,
  () => Date.now() + Number(ahead),
)
const bodies = readFileSync(bodiesFile, 'utf8').trim().split('\n')
writeSync(1, 'ready\n')
for (const [number, body] of bodies.entries()) {
  const answer = await receive(desk, token, post(body))
  if (answer.status === 200) writeSync(1, `${number}\n`)
}
await store.close()
