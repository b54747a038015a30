import { createPublicKey, verify, X509Certificate } from 'node:crypto'
import { Environment, SignedDataVerifier } from '@apple/app-store-server-library'
import { jwtVerify } from 'jose'
import { APP } from '@/lib/inspect/app-store-jws/testing/payloads'
import { verifyBatch, verifyEach } from '@/lib/verify/batch'
import { makePki, signJws } from '@/lib/verify/testing/pki'
import type { BenchRow } from './row'

const TOKENS = 20_000
const ROUNDS = 15
const IN_FLIGHT = 64
const ES256 = { name: 'ECDSA', hash: 'SHA-256' }
/** Of a round that a verifier spends on the tokens at least, in milliseconds. */
const SLICE = 150

/**
 * A customer's history, verified: how many tokens a second, beside Apple's library with its offline
 * checks and beside two that are handed the key and check no chain. Batches are what a history is
 * read in; each begins with no certificate known.
 */
export async function bench(): Promise<BenchRow[]> {
  const pki = await makePki({ kind: 'EC' })
  const tokens: string[] = []
  for (let number = 0; number < TOKENS; number++) tokens.push(await signJws(pki, payload(number)))
  const context = { now: new Date(), trust: [{ name: 'Bench root', pem: pki.root.pem }] }
  const apple = new SignedDataVerifier(
    [Buffer.from(pki.root.der)],
    false,
    Environment.SANDBOX,
    APP.bundleId,
  )
  const key = new X509Certificate(Buffer.from(pki.leaf.der)).publicKey
  const webKey = await crypto.subtle.importKey(
    'spki',
    key.export({ type: 'spki', format: 'der' }),
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['verify'],
  )
  const bare = createPublicKey(key.export({ type: 'spki', format: 'pem' }))

  const rates = await medians(tokens, {
    bare: async (some) => {
      for (const token of some) {
        const end = token.lastIndexOf('.')
        const signature = Buffer.from(token.slice(end + 1), 'base64url')
        const signed = Buffer.from(token.slice(0, end))
        const good = verify('sha256', signed, { key: bare, dsaEncoding: 'ieee-p1363' }, signature)
        if (!good) throw new Error('crypto.verify refuses a token')
      }
    },
    webCrypto: async (some) => {
      const left = some.values()
      const verifyOne = async () => {
        for (const token of left) {
          const end = token.lastIndexOf('.')
          const signature = Buffer.from(token.slice(end + 1), 'base64url')
          const signed = Buffer.from(token.slice(0, end))
          const good = await crypto.subtle.verify(ES256, webKey, signature, signed)
          if (!good) throw new Error('WebCrypto refuses a token')
        }
      }
      await Promise.all(Array.from({ length: IN_FLIGHT }, verifyOne))
    },
    jose: async (some) => {
      for (const token of some) await jwtVerify(token, webKey)
    },
    apple: async (some) => {
      for (const token of some) await apple.verifyAndDecodeTransaction(token)
    },
    batch: async (some) => {
      const verdicts = await verifyBatch(some, context)
      if (verdicts.some(({ verdict }) => verdict !== 'valid')) throw new Error('one is not valid')
    },
    stream: async (some) => {
      for await (const { verdict } of verifyEach(some, context)) {
        if (verdict !== 'valid') throw new Error('one is not valid')
      }
    },
  })
  const beside = (value: number) => ({ to: 'Apple’s library', value: value / rates.apple })
  return [
    { name: 'crypto.verify, one after the other', value: rates.bare, unit: 'tokens/s' },
    {
      name: `WebCrypto alone, ${IN_FLIGHT} in flight: no more can be had`,
      value: rates.webCrypto,
      unit: 'tokens/s',
      ratio: beside(rates.webCrypto),
    },
    { name: 'jose, one after the other', value: rates.jose, unit: 'tokens/s' },
    { name: 'Apple’s library, offline checks', value: rates.apple, unit: 'tokens/s' },
    {
      name: 'a batch: chain, signature, payload, rules',
      value: rates.batch,
      unit: 'tokens/s',
      ratio: beside(rates.batch),
    },
    {
      name: 'the same, one by one as they come in',
      value: rates.stream,
      unit: 'tokens/s',
      ratio: beside(rates.stream),
    },
  ]
}

/** A renewal with all the fields that Apple writes. */
function payload(number: number): object {
  const at = 1_780_000_000_000 + number * 60_000
  return {
    transactionId: String(2_000_000_000_000_000 + number),
    originalTransactionId: '2000000000000000',
    webOrderLineItemId: String(2_000_000_000_100_000 + number),
    bundleId: APP.bundleId,
    productId: 'com.example.app.pro.monthly',
    subscriptionGroupIdentifier: '20748797',
    purchaseDate: at,
    originalPurchaseDate: 1_780_000_000_000,
    expiresDate: at + 300_000,
    quantity: 1,
    type: 'Auto-Renewable Subscription',
    appAccountToken: '7e3fb20b-4cdb-47cc-936d-99d65f608138',
    inAppOwnershipType: 'PURCHASED',
    signedDate: at + 1_000,
    environment: 'Sandbox',
    transactionReason: 'RENEWAL',
    storefront: 'DEU',
    storefrontId: '143443',
    price: 9_990,
    currency: 'EUR',
    appTransactionId: '704346128300986174',
  }
}

/** Tokens a second, the median of rounds that take turns, so that a busy machine troubles all alike. */
async function medians<Name extends string>(
  tokens: readonly string[],
  work: Record<Name, (some: readonly string[]) => Promise<void>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(work) as Name[]
  const size = {} as Record<Name, number>
  for (const name of names) {
    await work[name](tokens.slice(0, 2_000))
    const start = performance.now()
    await work[name](tokens.slice(0, 200))
    const each = (performance.now() - start) / 200
    size[name] = Math.min(Math.ceil(SLICE / each), tokens.length)
  }
  const rounds: Record<Name, number>[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const rates = {} as Record<Name, number>
    for (const name of names) {
      const some = tokens.slice(0, size[name])
      const start = performance.now()
      await work[name](some)
      rates[name] = (some.length * 1_000) / (performance.now() - start)
    }
    rounds.push(rates)
  }
  const median = (name: Name) =>
    rounds.map((round) => round[name]).toSorted((a, b) => a - b)[ROUNDS >> 1] ?? 0
  return Object.fromEntries(names.map((name) => [name, median(name)])) as Record<Name, number>
}
