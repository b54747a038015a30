import { createPublicKey, verify, X509Certificate } from 'node:crypto'
import { Environment, SignedDataVerifier } from '@apple/app-store-server-library'
import { jwtVerify } from 'jose'
import { inspect } from '@/lib/inspect'
import { APP, payloadFor } from '@/lib/inspect/app-store-jws/testing/payloads'
import { makePki, signJws } from '@/lib/verify/testing/pki'
import type { BenchRow } from './row'

const ROUNDS = 21
const PER_ROUND = 20

/**
 * From a pasted transaction to its verdict with every step, field and rule, beside verifiers that
 * answer yes or no. All four check the same token; jose and bare crypto are handed the leaf's key
 * and check no chain.
 */
export async function bench(): Promise<BenchRow[]> {
  const pki = await makePki({ kind: 'EC' })
  const text = await signJws(pki, payloadFor('transaction', 'Sandbox'))
  const options = { now: new Date(), trust: [{ name: 'Bench root', pem: pki.root.pem }] }
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
  const end = text.lastIndexOf('.')
  const signed = Buffer.from(text.slice(0, end))
  const signature = Buffer.from(text.slice(end + 1), 'base64url')
  const bare = createPublicKey(key.export({ type: 'spki', format: 'pem' }))
  const verdict = (await inspect(text, options)).verdict
  if (verdict !== 'valid') throw new Error(`the token of the bench is ${verdict}`)

  const times = await medians({
    assay: () => inspect(text, options),
    apple: () => apple.verifyAndDecodeTransaction(text),
    jose: () => jwtVerify(text, webKey),
    bare: () => verify('sha256', signed, { key: bare, dsaEncoding: 'ieee-p1363' }, signature),
  })
  const beside = (to: string, other: number) => ({ to, value: times.assay / other })
  return [
    { name: 'crypto.verify, one signature', value: times.bare, unit: 'ms' },
    { name: 'jose, one signature', value: times.jose, unit: 'ms' },
    { name: 'Apple’s library, chain cached', value: times.apple, unit: 'ms' },
    {
      name: 'inspect, to the whole answer',
      value: times.assay,
      unit: 'ms',
      ratio: beside('Apple’s library', times.apple),
    },
  ]
}

/** Milliseconds each, the median of rounds that take turns, so that a busy machine troubles all alike. */
async function medians<Name extends string>(
  work: Record<Name, () => unknown>,
): Promise<Record<Name, number>> {
  const names = Object.keys(work) as Name[]
  const rounds: number[][] = []
  for (let round = 0; round < ROUNDS; round++) {
    const times: number[] = []
    for (const name of names) {
      const start = performance.now()
      for (let index = 0; index < PER_ROUND; index++) await work[name]()
      times.push((performance.now() - start) / PER_ROUND)
    }
    rounds.push(times)
  }
  const median = (at: number) =>
    rounds.map((round) => round[at] ?? 0).toSorted((a, b) => a - b)[ROUNDS >> 1] ?? 0
  return Object.fromEntries(names.map((name, at) => [name, median(at)])) as Record<Name, number>
}
