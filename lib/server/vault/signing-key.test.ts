import { expect, test } from 'vitest'
import { readPrivateKey } from '@/lib/inspect/private-key/read'
import { makeKeys } from '../../../e2e/fixtures/make-keys'
import { readAndWipe } from './signing-key'

test('a key has one fingerprint, in whatever form its file was', async () => {
  const fingerprints = new Set<string>()
  for (const { name, fileName, bytes, expected } of await makeKeys()) {
    if ('refused' in expected) continue
    const reading = readPrivateKey(bytes, { fileName })
    if (!reading.ok) throw new Error(`${name}: ${reading.problem.title}`)
    const read = readAndWipe(reading.pkcs8)
    if (!read.ok) throw new Error(`${name}: ${read.message}`)
    fingerprints.add(read.fingerprint)
  }
  expect(fingerprints.size).toBe(1)
})
