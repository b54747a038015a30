import { describe, expect, it } from 'vitest'
import { EXAMPLE_FACTS, mintFactsOf } from './mint-facts'
import { mintSnippets } from './snippets'

const ISSUER = '69a6de70-03db-47e3-e053-5b8c7c11a4d1'

describe('the facts of a token that was read', () => {
  it.each([
    [
      'provider',
      { kid: 'QWERTY1234' },
      { iss: 'TEAM123456' },
      { file: 'AuthKey_QWERTY1234.p8', keyId: 'QWERTY1234', issuer: 'TEAM123456', service: null },
    ],
    [
      'server-api',
      { kid: 'QWERTY1234' },
      { iss: ISSUER, bid: 'com.acme.app' },
      {
        file: 'SubscriptionKey_QWERTY1234.p8',
        keyId: 'QWERTY1234',
        issuer: ISSUER,
        service: { aud: 'appstoreconnect-v1', bid: 'com.acme.app' },
      },
    ],
    [
      'connect-team',
      { kid: 'QWERTY1234' },
      { iss: ISSUER },
      {
        file: 'AuthKey_QWERTY1234.p8',
        keyId: 'QWERTY1234',
        issuer: ISSUER,
        service: { aud: 'appstoreconnect-v1', bid: null },
      },
    ],
    ['provider', {}, {}, EXAMPLE_FACTS],
    ['weatherkit', { kid: 'QWERTY1234' }, {}, null],
  ])('%s %j %j', (kind, header, claims, facts) =>
    expect(mintFactsOf(kind, header, claims)).toEqual(facts),
  )

  it.each(['";rm -rf ~;"', "'+x+'", 'ABC\n123', '$(id)', '`id`', 'ABCDEFGHI\\', 42, null])(
    'nothing that is no ID gets into code: %j',
    (value) => {
      const claims = { iss: value, bid: value }
      for (const kind of ['provider', 'server-api', 'connect-team']) {
        const facts = mintFactsOf(kind, { kid: value }, claims)
        const code = facts ? mintSnippets(facts).map((one) => one.code) : []
        expect(code.length).toBe(9)
        for (const text of code) expect(text).toContain('ABC123DEFG')
        if (typeof value === 'string') expect(JSON.stringify(facts)).not.toContain(value)
      }
    },
  )
})
