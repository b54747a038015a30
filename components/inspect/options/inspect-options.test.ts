import { describe, expect, it } from 'vitest'
import { currentState, type Settings } from '../paste-store'
import { inspectOptions } from './inspect-options'

const settings = (changes: Partial<Settings> = {}): Settings => ({
  ...currentState().settings,
  ...changes,
})
const root = { name: 'mine', pem: 'p' }

describe('what the engine is told', () => {
  it('is nothing where nothing was given', () => {
    expect(inspectOptions(settings(), null, null)).toEqual({ trust: [], keys: [], expect: {} })
  })

  it('is what was given', () => {
    const given = settings({
      roots: [root],
      keys: [{ pem: 'k' }],
      device: ' d ',
      password: ' p ',
      bundleId: ' com.example.app ',
      appAppleId: ' 123 ',
      environment: 'Sandbox',
    })
    expect(inspectOptions(given, null, 'transaction')).toEqual({
      trust: [root],
      keys: [{ pem: 'k' }],
      device: 'd',
      password: ' p ',
      as: 'transaction',
      expect: { bundleId: 'com.example.app', appAppleId: 123, environment: 'Sandbox' },
    })
  })

  it('puts what a sample brings first, and a chosen reading before the page’s', () => {
    const trust = [{ name: 'sample', pem: 's' }]
    const given = { trust, keys: [{ pem: 'k' }], password: 'p', now: 1_795_000_000_000 }
    const paste = { given, as: 'json' }
    expect(inspectOptions(settings({ roots: [root] }), paste, 'transaction')).toMatchObject({
      trust: [{ name: 'sample', pem: 's' }, root],
      keys: [{ pem: 'k' }],
      password: 'p',
      now: new Date(1_795_000_000_000),
      as: 'json',
    })
    expect(inspectOptions(settings({ password: 'typed' }), paste, null).password).toBe('typed')
  })

  it('does not expect an app id that is no number', () => {
    expect(inspectOptions(settings({ appAppleId: '12a' }), null, null).expect).toEqual({})
  })
})
