import { describe, expect, it, test } from 'vitest'
import signedApp from '../app-receipt/signed-samples.json'
import { inspect } from '../index'
import signedTransaction from '../transaction-receipt/signed-samples.json'
import { unityReceipt } from './decoder'

const wrapped = (Payload: string, Store = 'AppleAppStore') =>
  JSON.stringify({ Store, TransactionID: '1', Payload })
const trust = [{ name: 'Assay sample root', pem: signedApp.root }]

test.each(unityReceipt.samples)('sample: $name', async (sample) => {
  const found = await inspect(sample.text ?? '', { trust: sample.trust ?? [] })
  expect(found.format).toBe('unity-receipt')
  expect(found.verdict).toBe(sample.verdict)
  expect(found.findings.map(({ code }) => code)).toEqual(sample.findings)
})

describe('what is in the wrapper', () => {
  test.each([
    ['an app receipt', signedApp.samples.production, 'app-receipt', 'valid'],
    [
      'a transaction receipt',
      signedTransaction.samples.sandbox,
      'transaction-receipt',
      'unverified',
    ],
    ['nothing that is known', 'ThisIsFakeReceiptData', 'app-receipt', 'invalid'],
  ])('%s is a part', async (_what, payload, format, verdict) => {
    const { parts } = await inspect(wrapped(payload), { trust })
    expect(parts.map((part) => [part.at, part.format, part.verdict])).toEqual([
      ['Payload', format, verdict],
    ])
  })

  it('gives its environment to the whole', async () => {
    const found = await inspect(wrapped(signedApp.samples.sandbox), { trust })
    expect(found.environment).toBe('Sandbox')
  })

  it('of another store is left alone', async () => {
    const found = await inspect(wrapped('{"json":"{}"}', 'GooglePlay'))
    expect(found.parts).toEqual([])
    expect(found.fields[0]).toMatchObject({ words: 'Google Play, not Apple’s' })
  })
})

it.each([['[]'], ['7'], ['']])('does not fail when it has to read %j', async (text) => {
  expect((await inspect(text, { as: 'unity-receipt' })).verdict).toBe('unverified')
})
