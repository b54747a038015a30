import { Environment, SignedDataVerifier } from '@apple/app-store-server-library'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Inspection, inspect } from '..'
import type { KindId } from './kinds'
import { type Authorities, makeAuthorities } from './testing/authorities'
import { FORM_FAULTS, HEADER_FAULTS, SIGNATURE_FAULTS } from './testing/faults'
import { APP, CLAIM_FAULTS, payloadFor } from './testing/payloads'
import { draft, write } from './testing/tokens'

/**
 * Apple's own library decides beside ours over the same tokens: nothing that it refuses may be
 * accepted here, and nothing that it accepts refused but the forms listed below.
 * https://github.com/apple/app-store-server-library-node
 */
const KIND_IDS: readonly KindId[] = [
  'transaction',
  'renewal-info',
  'notification',
  'app-transaction',
  'realtime-request',
]

/**
 * What Apple's library lets pass and is refused here, and why: a reader that is not as lax sees
 * something else, or the text is not the one that was signed.
 */
const LAX: Readonly<Record<string, string>> = {
  'FORM_FAULTS: a payload with a key twice': 'readers differ in which one counts',
  'FORM_FAULTS: spare bits in the signature': 'several texts for one token (RFC 4648, 3.5)',
  'FORM_FAULTS: spare bits, another': 'several texts for one token (RFC 4648, 3.5)',
  'HEADER_FAULTS: alg twice': 'readers differ in which one counts',
  'HEADER_FAULTS: x5c twice': 'readers differ in which one counts',
  'HEADER_FAULTS: b64 false': 'the payload would not be encoded (RFC 7797, 3)',
  'HEADER_FAULTS: crit empty': 'must not be empty (RFC 7515, 4.1.11)',
  'HEADER_FAULTS: crit with b64': 'must be understood or refused (RFC 7515, 4.1.11)',
  'HEADER_FAULTS: crit with something': 'must be understood or refused (RFC 7515, 4.1.11)',
  'chain: a byte after the leaf': 'belongs to no certificate',
  'chain: base64url': 'x5c is standard base64 (RFC 7515, 4.1.6)',
  'chain: line breaks': 'x5c is standard base64 (RFC 7515, 4.1.6)',
  'chain: leaf may not sign': 'keyUsage without digitalSignature (RFC 5280, 4.2.1.3)',
  'chain: leaf with a critical extension': 'must be understood or refused (RFC 5280, 4.2)',
  'claim: another app Apple ID': 'compared in the sandbox too, where it is there',
}

interface Case {
  fault: string
  kind: KindId
  environment: 'Production' | 'Sandbox'
  token: string
}

let authorities: Authorities
let cases: Case[]

beforeAll(async () => {
  authorities = await makeAuthorities()
  cases = await makeCases(authorities)
}, 20_000)

async function makeCases({ pki, good, chains }: Authorities): Promise<Case[]> {
  const made: Case[] = []
  for (const kind of KIND_IDS) {
    const both = kind === 'transaction' || kind === 'notification'
    for (const environment of both
      ? (['Production', 'Sandbox'] as const)
      : (['Production'] as const)) {
      const add = (fault: string, token: string) => made.push({ fault, kind, environment, token })
      const payload = (number: number) => payloadFor(kind, environment, number)
      for (const [group, faults] of Object.entries({
        HEADER_FAULTS,
        SIGNATURE_FAULTS,
        FORM_FAULTS,
      })) {
        for (const [index, [name, fault]] of Object.entries(faults).entries()) {
          add(`${group}: ${name}`, await fault(good, payload(index), pki.leaf))
        }
      }
      for (const [name, signer] of Object.entries(chains)) {
        add(`chain: ${name}`, write(await draft(signer, payload(1))))
      }
      for (const [name, change] of Object.entries(CLAIM_FAULTS)) {
        add(`claim: ${name}`, write(await draft(good, change(payload(2)))))
      }
    }
  }
  return made
}

const METHODS = {
  transaction: 'verifyAndDecodeTransaction',
  'renewal-info': 'verifyAndDecodeRenewalInfo',
  notification: 'verifyAndDecodeNotification',
  'app-transaction': 'verifyAndDecodeAppTransaction',
  'realtime-request': 'verifyAndDecodeRealtimeRequest',
} as const

async function appleAccepts({ kind, environment, token }: Case): Promise<boolean> {
  const verifier = new SignedDataVerifier(
    [Buffer.from(authorities.pki.root.der)],
    false,
    environment === 'Production' ? Environment.PRODUCTION : Environment.SANDBOX,
    APP.bundleId,
    APP.appAppleId,
  )
  try {
    await verifier[METHODS[kind]](token)
    return true
  } catch {
    return false
  }
}

const ours = ({ token, kind, environment }: Case): Promise<Inspection> =>
  inspect(token, {
    as: kind,
    now: new Date(),
    trust: [{ name: 'Test root', pem: authorities.pki.root.pem }],
    expect: { ...APP, environment },
  })

describe('beside Apple’s library', () => {
  it('accepts nothing that it refuses, and refuses nothing that it accepts but what is listed', async () => {
    expect(cases.length).toBeGreaterThanOrEqual(1000)
    const differences = new Set<string>()
    const lax = new Set<string>()
    const counts = { both: 0, neither: 0 }
    for (const one of cases) {
      const [apple, inspection] = [await appleAccepts(one), await ours(one)]
      const valid = inspection.verdict === 'valid'
      if (apple === valid) counts[apple ? 'both' : 'neither'] += 1
      else if (apple) lax.add(one.fault)
      else differences.add(`accepted here alone: ${one.fault} (${one.kind})`)
      if (!valid) {
        const failed = inspection.steps.find(({ result }) => result === 'fail')?.code
        const error = inspection.findings.find(({ level }) => level === 'error')?.code
        const open = inspection.steps.some(({ result }) => result === 'unknown')
        const why = failed ?? error ?? (inspection.verdict === 'unverified' && open)
        if (!why) differences.add(`nothing says why: ${one.fault} (${one.kind})`)
      }
    }
    expect([...differences]).toEqual([])
    expect([...lax].sort()).toEqual(Object.keys(LAX).sort())
    expect(counts.both).toBeGreaterThan(150)
    expect(counts.neither).toBeGreaterThan(700)
  }, 90_000)

  it('makes every check where Apple’s library, set to Xcode, makes none', async () => {
    const payload = { ...payloadFor('transaction', 'Xcode'), price: 1 }
    const forged = `${write(await draft(authorities.good, payload)).slice(0, -10)}AAAAAAAAAA`
    const verifier = new SignedDataVerifier([], false, Environment.XCODE, APP.bundleId)
    expect(await verifier.verifyAndDecodeTransaction(forged)).toMatchObject({ price: 1 })
    const inspection = await inspect(forged, {
      now: new Date(),
      trust: [{ name: 'Test root', pem: authorities.pki.root.pem }],
    })
    expect(inspection.verdict).toBe('invalid')
    expect(inspection.findings.map(({ code }) => code)).toContain('jws/signature-mismatch')
  })
})
