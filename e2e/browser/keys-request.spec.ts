import type { SessionFacts } from '@/lib/session/facts'
import type { AddKeyResult } from '@/lib/session/key-change'
import { makeKeys } from '../fixtures/make-keys'
import { returned, uploadKey } from './action'
import { expect, test } from './fixture'
import { makeKeyFile } from './keys-page'

// The browser reads a key before it sends it. The server must not believe that: these uploads come
// from somebody who leaves the browser out.

test('the server reads every upload by itself', async ({ context, console: { origin } }) => {
  test.setTimeout(120_000)
  const fixtures = await makeKeys()
  expect(fixtures.length).toBeGreaterThan(150)
  const fingerprints = new Set<string>()
  for (const { name, fileName, bytes, expected } of fixtures) {
    await test.step(name, async () => {
      const file = { name: fileName, buffer: Buffer.from(bytes) }
      const answer = await uploadKey(context.request, origin, file, { fileName })
      if ('refused' in expected && expected.refused === 'too-large') {
        expect(answer.ok()).toBe(false)
        return
      }
      const result = await returned<AddKeyResult>(answer)
      if ('refused' in expected) {
        expect(result).toMatchObject({ ok: false, problem: { code: expected.refused } })
      } else {
        expect(result).toMatchObject({ ok: true, key: { keyId: 'ASSAY12345' } })
        expect(result.ok && result.already).toBe(fingerprints.size > 0)
        if (result.ok) fingerprints.add(result.key.fingerprint)
      }
    })
  }
  // However it was damaged, it was one key all the time, and it is kept once.
  expect(fingerprints.size).toBe(1)
  const facts: SessionFacts = await (await context.request.get(`${origin}/api/session`)).json()
  expect(facts.keys).toHaveLength(1)
})

const shapes: [what: string, upload: Parameters<typeof uploadKey>[2], code: string][] = [
  ['no file but a text', makeKeyFile().buffer.toString(), 'empty'],
  [
    'a file above 64 kB',
    { name: 'AuthKey_ASSAY12345.p8', buffer: Buffer.alloc(65_537, 0x20) },
    'too-large',
  ],
]
for (const [what, upload, code] of shapes) {
  test(`${what} is refused`, async ({ context, console: { origin } }) => {
    const answer = await uploadKey(context.request, origin, upload)
    expect(await returned(answer)).toMatchObject({ ok: false, problem: { code } })
  })
}

test('words that are far too long are cut', async ({ context, console: { origin } }) => {
  const long = 'x'.repeat(10_000)
  const fields = { name: long, keyId: long, teamId: long, fileName: long }
  const answer = await uploadKey(context.request, origin, makeKeyFile(), fields)
  const result = await returned<AddKeyResult>(answer)
  expect(result.ok && result.key.name).toHaveLength(80)
  expect(result.ok && result.key.keyId).toHaveLength(64)
  expect(result.ok && result.key.teamId).toHaveLength(64)
})

test('a page of another site uploads nothing', async ({ context, console: { origin } }) => {
  const answer = await uploadKey(context.request, origin, makeKeyFile(), {}, 'http://evil.example')
  expect([403, 500]).toContain(answer.status())
  expect(answer.headers()['set-cookie']).toBeUndefined()
  const facts: SessionFacts = await (await context.request.get(`${origin}/api/session`)).json()
  expect(facts).toMatchObject({ keys: [], endsAt: null })
})
