import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { inspect } from '../inspect'
import type { KindId } from '../inspect/app-store-jws/kinds'
import { type Authorities, makeAuthorities } from '../inspect/app-store-jws/testing/authorities'
import {
  FORM_FAULTS,
  HEADER_FAULTS,
  SIGNATURE_FAULTS,
} from '../inspect/app-store-jws/testing/faults'
import { APP, CLAIM_FAULTS, payloadFor } from '../inspect/app-store-jws/testing/payloads'
import { b64, draft, write } from '../inspect/app-store-jws/testing/tokens'
import { type BatchContext, verifyBatch } from './batch'
import { makePkis } from './testing/forge'
import { FORGED_LINKS } from './testing/forged-links'
import { FORGED_ORDER } from './testing/forged-order'
import { FORGED_PURPOSE } from './testing/forged-purpose'
import type { Issued } from './testing/issue'
import { x5cOf } from './testing/pki'

const KINDS: readonly KindId[] = [
  'transaction',
  'renewal-info',
  'notification',
  'app-transaction',
  'realtime-request',
]
const NOW = new Date('2026-11-22T12:00:00Z')

let authorities: Authorities
let tokens: string[]
let context: BatchContext

beforeAll(async () => {
  authorities = await makeAuthorities()
  const { good, pki, chains } = authorities
  context = { now: NOW, trust: [{ name: 'Test root', pem: pki.root.pem }] }
  tokens = []
  const payload = payloadFor('transaction', 'Sandbox', 1)
  for (const fault of [HEADER_FAULTS, SIGNATURE_FAULTS, FORM_FAULTS].flatMap(Object.values)) {
    tokens.push(await fault(good, payload, pki.leaf))
  }
  for (const signer of Object.values(chains)) tokens.push(write(await draft(signer, payload)))
  for (const kind of KINDS) {
    const own = payloadFor(kind, 'Sandbox', 2)
    for (const change of [...Object.values(CLAIM_FAULTS), (same: typeof own) => same]) {
      tokens.push(write(await draft(good, change(own))))
    }
  }
}, 20_000)

/** Both ways, and where they differ. */
async function differences(list: readonly string[], how: BatchContext): Promise<string[]> {
  const verdicts = await verifyBatch(list, how)
  const found: string[] = []
  for (const [at, token] of list.entries()) {
    const { verdict, value, summary } = await inspect(token, how)
    const why = verdict === 'valid' ? null : summary
    if (JSON.stringify({ verdict, payload: value, why }) !== JSON.stringify(verdicts[at])) {
      found.push(`${JSON.stringify(verdicts[at])} for ${token}`)
    }
  }
  return found
}

describe('a batch says what inspect says', () => {
  const CONTEXTS: Readonly<Record<string, (own: BatchContext) => BatchContext>> = {
    'with nothing expected': (own) => own,
    'of its own app': (own) => ({ ...own, expect: { ...APP, environment: 'Sandbox' } }),
    'of another environment': (own) => ({ ...own, expect: { environment: 'production' } }),
    'of another app': (own) => ({ ...own, expect: { bundleId: 'com.example.other' } }),
    'with no present': ({ trust }) => ({ trust }),
    'long ago': (own) => ({ ...own, now: new Date(0) }),
    'long after': (own) => ({ ...own, now: new Date('2090-01-01T00:00:00Z') }),
    'with Apple’s roots alone': ({ now }) => ({ now }),
  }
  it.each(Object.entries(CONTEXTS))('of every fault that is known, %s', async (name, change) => {
    // Every one with the first two; the others change one thing, which a third shows as well.
    const all = ['with nothing expected', 'of its own app'].includes(name)
    const list = tokens.filter((_, at) => all || at % 3 === 0)
    expect(await differences(list, change(context))).toEqual([])
  })

  it('of forged chains', async () => {
    const { trust: _, ...pkis } = await makePkis()
    const forged: string[] = []
    for (const { chain } of [...FORGED_ORDER, ...FORGED_LINKS, ...FORGED_PURPOSE]) {
      const certificates = await chain(pkis)
      const own = certificates[0] && 'privateKey' in certificates[0] ? certificates[0] : null
      for (const leaf of [own as Issued | null, pkis.good.leaf]) {
        if (!leaf) continue
        const signer = { leaf, x5c: x5cOf(...certificates) }
        forged.push(write(await draft(signer, payloadFor('transaction', 'Production'))))
      }
    }
    expect(forged.length).toBeGreaterThan(60)
    const trust = [{ name: 'Sample root', pem: pkis.good.root.pem }]
    expect(await differences(forged, { now: NOW, trust })).toEqual([])
  })

  it('of payloads that are genuine and strange', async () => {
    const json = JSON.stringify(payloadFor('transaction', 'Production'))
    const strange = [
      ...['1e400', '9007199254740993', '0.1', '-0', '1.0', '1E2', '[]', '{"a":[1]}', 'null'],
      ...['"\\u0041"', '"\\ud800"', '"ü€😀"', '"\u007f\u0085"', '"\\/"', 'true', '"a\\nb"'],
    ].map((value) => json.replace('{', `{"new":${value},`))
    const more = [
      json.replace('{', '{"7":1,"1":2,'),
      json.replace('{', '{"__proto__":1,"constructor":null,'),
      json.replace('{', '{"__proto__":1,"__proto__":1,'),
      json.replace('{', '{"\\u0061":1,"a":1,'),
      json.replace('"signedDate":', '"signedDate":1,"signedDate":'),
      json.replace(/"signedDate":\d+/, '"signedDate":9e15'),
      json.replace(/"signedDate":\d+/, '"signedDate":"2026"'),
      json.replace('{', '{"\ud800":1,'),
      ' {}',
      'null',
      '7',
    ]
    const list: string[] = []
    for (const text of [...strange, ...more]) {
      list.push(write(await draft(authorities.good, text)))
    }
    expect(await differences(list, context)).toEqual([])
  })

  it('of tokens wrapped and changed in any way', async () => {
    const good = write(await draft(authorities.good, payloadFor('transaction', 'Sandbox')))
    const changed = fc
      .array(
        fc.tuple(
          fc.nat(good.length),
          fc.nat(3),
          fc.constantFrom('', 'A', '-', '_', '+', '=', '.', ' ', '\n', '"', 'é', '\0'),
        ),
        { maxLength: 3 },
      )
      .map((changes) =>
        changes.reduce(
          (text, [at, out, char]) => text.slice(0, at) + char + text.slice(at + out),
          good,
        ),
      )
    const wrapped = fc.constantFrom(
      ...[`"${good}"`, `Bearer ${good}`, ` ${good}\n`, b64(good), `{"signedPayload":"${good}"}`],
      ...[`${good}\n${good}`, `token=${good}`, '', '.', '..', 'a.b.c', '{}', 'x'.repeat(70_000)],
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(changed, wrapped), { maxLength: 8 }), async (list) => {
        expect(await differences([good, ...list, good], context)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
