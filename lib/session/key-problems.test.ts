import { describe, expect, it } from 'vitest'
import { type KeyIds, type KeyKind, NO_IDS } from './key-kinds'
import { keyProblems } from './key-problems'

const ISSUER = '57246542-96fe-1a63-e053-0824d011072a'

describe('what is odd about a key’s ids', () => {
  it.each<[KeyKind, Partial<KeyIds>, Partial<Record<keyof KeyIds, string>>]>([
    ['apns', {}, {}],
    ['apns', { keyId: 'ABC123DEFG', teamId: 'DEF123GHIJ' }, {}],
    ['apns', { keyId: 'ABC123DEF', teamId: 'DEF123GHIJ' }, { keyId: 'a Key ID has 10' }],
    ['apns', { keyId: 'abc123defg' }, { keyId: 'capital letters and digits' }],
    ['apns', { keyId: 'DEF123GHIJ', teamId: 'DEF123GHIJ' }, { keyId: 'are both "DEF123GHIJ"' }],
    ['apns', { teamId: 'TEAM' }, { teamId: 'a Team ID has 10' }],
    ['apns', { teamId: ISSUER }, { teamId: 'this service expects the Team ID' }],
    // An id that the kind does not have says nothing about it.
    ['apns', { issuerId: 'no issuer', bundleId: '1', appAppleId: 'x' }, {}],
    ['app-store', {}, {}],
    [
      'app-store',
      { keyId: 'ABC123DEFG', issuerId: ISSUER, bundleId: 'com.example.app', appAppleId: '12345' },
      {},
    ],
    ['app-store', { issuerId: 'DEF123GHIJ' }, { issuerId: 'the Issuer ID, a UUID' }],
    ['app-store', { issuerId: ISSUER.slice(1) }, { issuerId: '32 hexadecimal digits' }],
    ['app-store', { bundleId: '1234567890' }, { bundleId: 'com.example.app' }],
    ['app-store', { appAppleId: 'id1234' }, { appAppleId: 'a number' }],
    ['app-store', { appAppleId: '1'.repeat(20) }, { appAppleId: 'a number' }],
    ['connect', { keyId: 'ABC123DEFG', issuerId: ISSUER }, {}],
    ['connect', { keyId: 'ABC123DEFG' }, {}],
    ['connect', { issuerId: 'DEF123GHIJ' }, { issuerId: 'the Issuer ID, a UUID' }],
    ['connect', { bundleId: '1' }, {}],
  ])('%s %j', (kind, ids, expected) => {
    const problems = keyProblems(kind, { ...NO_IDS, ...ids })
    expect(Object.keys(problems)).toEqual(Object.keys(expected))
    for (const [id, part] of Object.entries(expected)) {
      expect(problems[id as keyof KeyIds]).toContain(part)
    }
  })
})
