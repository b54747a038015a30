import { describe, expect, it } from 'vitest'
import { idsOfKind, KEY_ID, KEY_KIND, KEY_KINDS, keyKindOfName } from './key-kinds'

describe('kinds of keys', () => {
  it.each([
    ['SubscriptionKey_ABC123DEFG.p8', 'app-store'],
    ['ApiKey_ABC123DEFG.p8', 'connect'],
    // https://github.com/parse-community/node-apn/issues/134: both are named so.
    ['AuthKey_ABC123DEFG.p8', null],
    ['key.p8', null],
    ['', null],
  ])('%j is of kind %j', (name, kind) => {
    expect(keyKindOfName(name)).toBe(kind)
  })

  it.each(KEY_KINDS)('%s has its ids alone', (kind) => {
    const all = { keyId: 'k', teamId: 't', issuerId: 'i', bundleId: 'b', appAppleId: 'a' }
    const own = Object.entries(idsOfKind(kind, all)).filter(([, value]) => value !== '')
    expect(own.map(([name]) => name).toSorted()).toEqual(KEY_KIND[kind].ids.toSorted())
    for (const name of KEY_KIND[kind].ids) expect(KEY_ID[name].label).not.toBe('')
  })
})
