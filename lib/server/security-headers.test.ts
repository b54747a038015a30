import { expect, it } from 'vitest'
import { contentSecurityPolicy, freshNonce } from './security-headers'

const nonce = 'bm9uY2Vub25jZW5vbmNlIQ=='

function directives(policy: string): Map<string, string[]> {
  return new Map(
    policy.split('; ').map((one) => {
      const [name = '', ...sources] = one.split(' ')
      return [name, sources]
    }),
  )
}

it('makes 10,000 nonces of 128 bits, all different', () => {
  const nonces = Array.from({ length: 10_000 }, freshNonce)
  expect(new Set(nonces).size).toBe(10_000)
  for (const one of nonces) expect(Buffer.from(one, 'base64')).toHaveLength(16)
})

it('in production allows no eval, no inline script and no inline style sheet', () => {
  const policy = directives(contentSecurityPolicy(nonce, { development: false, secure: false }))
  expect(policy.get('default-src')).toEqual(["'none'"])
  expect(policy.get('script-src')).toEqual(["'self'", `'nonce-${nonce}'`, "'strict-dynamic'"])
  expect(policy.get('style-src')).not.toContain("'unsafe-inline'")
  expect(policy.get('connect-src')).toEqual(["'self'"])
  for (const name of ['object-src', 'base-uri', 'frame-ancestors']) {
    expect(policy.get(name)).toEqual(["'none'"])
  }
  expect(policy.get('form-action')).toEqual(["'self'"])
  expect([...policy.values()].flat()).not.toContain("'unsafe-eval'")
  expect(policy.has('upgrade-insecure-requests')).toBe(false)
})

it('loosens for development only, and upgrades only where there is HTTPS', () => {
  const development = contentSecurityPolicy(nonce, { development: true, secure: false })
  expect(directives(development).get('script-src')).toContain("'unsafe-eval'")
  const secure = contentSecurityPolicy(nonce, { development: false, secure: true })
  expect(directives(secure).has('upgrade-insecure-requests')).toBe(true)
})
