import 'server-only'
import { sign } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addKey, withSigningKey } from '../keys'
import { beginSession } from '../session'
import { testVault } from './test-vault'

/**
 * Imports every key of a folder (`memory-child.ts <folder>`, PKCS#8 files) as an upload would, signs
 * with it, collects garbage and waits, so that somebody else can look through its memory. The file
 * `control` is read and deliberately kept.
 */
const [folder = ''] = process.argv.slice(2)
const t = testVault()
const session = await beginSession(t.vault)
const kept = readFileSync(join(folder, 'control'))
let signed = 0
for (const name of readdirSync(folder)) {
  if (name === 'control') continue
  const about = { name, fileName: name, keyId: name, teamId: 'TEAM123456' }
  const der = readFileSync(join(folder, name))
  const result = await addKey(t.vault, session, der, { ...about, kind: 'apns', origin: 'file' })
  if (!result.ok) throw new Error(result.message)
  const use = await withSigningKey(t.vault, session, result.key.id, async (key) =>
    sign('sha256', Buffer.from(name), key),
  )
  if (use.ok) signed++
}
for (let i = 0; i < 4; i++) {
  global.gc?.()
  await new Promise((resolve) => setTimeout(resolve, 20))
}
process.stdout.write(`${signed}\n`)
await new Promise((resolve) => process.stdin.once('data', resolve))
await t.remove()
if (kept.length === 0) throw new Error('the control was empty')
process.exit(0)
