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

  it('puts a sample’s roots and keys first, and a chosen reading before the page’s', () => {
    const paste = { trust: [{ name: 'sample', pem: 's' }], keys: [{ pem: 'k' }], as: 'json' }
    expect(inspectOptions(settings({ roots: [root] }), paste, 'transaction')).toMatchObject({
      trust: [{ name: 'sample', pem: 's' }, root],
      keys: [{ pem: 'k' }],
      as: 'json',
    })
  })

  it('does not expect an app id that is no number', () => {
    expect(inspectOptions(settings({ appAppleId: '12a' }), null, null).expect).toEqual({})
  })
})
