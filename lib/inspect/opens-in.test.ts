import { describe, expect, it } from 'vitest'
import { inspect } from '.'
import { makeKey, signed } from './developer-token/testing/sign'
import { opensIn } from './opens-in'

const DEVICE = 'A1'.repeat(32)
const TOKEN = signed(
  makeKey().p8,
  { iss: 'DEF123GHIJ', iat: 1 },
  { alg: 'ES256', kid: 'ABC123DEFG' },
)

describe('the page that is made for it', () => {
  it('is Push for a device token, with the digits alone', async () => {
    const said = await inspect(`<${DEVICE}>`)
    expect(opensIn(said, true)).toEqual({
      page: 'push',
      label: 'Open in Push',
      deviceToken: DEVICE.toLowerCase(),
    })
    expect(opensIn(said, false)?.page).toBe('push')
  })

  it('is Tokens for a provider token whose text is at hand, and nothing of it is handed over', async () => {
    const said = await inspect(TOKEN)
    expect(opensIn(said, true)).toEqual({ page: 'tokens', label: 'Open in Tokens' })
    expect(opensIn(said, false)).toBeNull()
  })

  it.each([
    ['a device token that lost bytes', '{length = 32, bytes = 0xa1a2a3a4 ... a5a6a7a8}'],
    ['JSON', '{"a":1}'],
    ['a word', 'constructor'],
  ])('is none for %s', async (_name, text) => {
    expect(opensIn(await inspect(text), true)).toBeNull()
  })
})
