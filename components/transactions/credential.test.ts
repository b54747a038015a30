import { afterEach, expect, it, vi } from 'vitest'
import { credentialOf } from './credential'

const fake = vi.hoisted(() => ({ keys: [] as unknown[], minted: 0, lives: 300 }))
vi.mock('@/components/keys/browser/browser-keys', () => ({
  listBrowserKeys: async () => {
    if (fake.keys.length === 0) throw new Error('storage')
    return fake.keys
  },
}))
vi.mock('@/components/keys/browser/mint-in-browser', () => ({
  mintInBrowser: async () => {
    fake.minted += 1
    const issuedAt = Math.floor(Date.now() / 1000)
    const minted = { token: `token ${fake.minted}`, issuedAt, expiresAt: issuedAt + fake.lives }
    return { ok: true, minted }
  },
}))

const key = (id: string) => ({ id, kind: 'app-store', keyId: id, issuerId: 'i', bundleId: 'b' })
afterEach(() => {
  fake.minted = 0
  fake.lives = 300
})

it('names a key of the server by its id, and mints nothing', async () => {
  expect(await credentialOf('k1')).toEqual({ ok: true, credential: { kind: 'vault', key: 'k1' } })
  expect(fake.minted).toBe(0)
})

it('lists that begin at once share one token, and so do the pages after', async () => {
  fake.keys = [key('browser:1')]
  const said = await Promise.all(Array.from({ length: 4 }, () => credentialOf('browser:1')))
  said.push(await credentialOf('browser:1'))
  const credential = { kind: 'token', token: 'token 1' }
  expect(said).toEqual(Array.from({ length: 5 }, () => ({ ok: true, credential })))
})

it('makes the next one, once, before the last one ends', async () => {
  fake.keys = [key('browser:2')]
  fake.lives = 30
  await credentialOf('browser:2')
  fake.lives = 300
  await Promise.all([credentialOf('browser:2'), credentialOf('browser:2')])
  expect(fake.minted).toBe(2)
})

it('says what is wrong where the key is gone, or the storage fails', async () => {
  fake.keys = [key('browser:3')]
  expect(await credentialOf('browser:4')).toMatchObject({
    ok: false,
    problem: { code: 'key-gone' },
  })
  fake.keys = []
  expect(await credentialOf('browser:3')).toMatchObject({
    ok: false,
    problem: { code: 'browser-storage' },
  })
})
