import { encodeBase64 } from '../../bytes/base64'
import { readDer } from '../../bytes/der'
import { fingerprint } from '../../bytes/digest'
import { decodePemBody, findPemBlocks } from '../../bytes/pem'
import { Scratch } from '../../bytes/scratch'
import { readPublicKey } from '../../x509/public-key'
import { Refusal } from '../../x509/refusal'
import type { PublicKeyFacts } from '../../x509/types'
import type { Decoded, Decoder } from '../decoder'
import type { Source } from '../source'
import { publicKeyFields } from './fields'

/** No key has more bytes than this: RSA with 16,384 bits has about 2,100. */
const LARGEST = 4_096

/** A public key in PEM or DER: what kind it is, and what it is known by. */
export const publicKey: Decoder = {
  id: 'public-key',
  title: 'Public key',
  about: 'A public key as PEM or DER: it checks signatures but cannot make them.',
  samples: [
    {
      name: 'A public key',
      text: `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEA017XokEIrefpVjW8TLLpO1+oy8F
gFDRgzrAdEOLBPXcu1niVzJHZWSkeJwUbsrWwi7brrwCVXj6MCKYkVY2Bg==
-----END PUBLIC KEY-----`,
      verdict: 'unverified',
      from: 'made',
    },
  ],
  detect: (source) => {
    if (source.pemLabel === 'PUBLIC KEY') return 0.97
    return read(source).ok ? 0.93 : 0
  },
  decode,
}

async function decode(source: Source): Promise<Decoded> {
  const reading = read(source)
  if (!reading.ok) {
    return {
      title: 'Unreadable public key',
      summary: `The text is marked as a public key, but does not contain one. ${reading.problem}`,
    }
  }
  const { spki, facts } = reading
  const print = await fingerprint(spki)
  const kind = kindOf(facts)
  return {
    title: `Public key: ${kind}`,
    summary: `A public key, ${kind}. It checks signatures but cannot make them, and it does not say whose it is. To sign, use a .p8 with the private key.`,
    fields: [
      { label: 'algorithm', title: 'Algorithm', value: kind, kind: 'text', note: noteOf(facts) },
      ...publicKeyFields(spki, print),
    ],
    views: [{ id: 'spki', title: 'Public key (DER)', base64: encodeBase64(spki) }],
    value: { ...facts, fingerprint: print },
  }
}

type Reading =
  | { ok: true; spki: Uint8Array; facts: PublicKeyFacts }
  | { ok: false; problem: string }

function read(source: Source): Reading {
  const spki = source.pemLabel === 'PUBLIC KEY' ? ofPem(source.bytes) : source.asn1
  if (!spki || spki.length > LARGEST) return { ok: false, problem: 'Its base64 is incomplete.' }
  const der = readDer(spki, 0, { depth: 4, nodes: 8 })
  if (!der.ok || der.leftover > 0) {
    return { ok: false, problem: 'Its bytes are cut off, or something follows them.' }
  }
  try {
    return { ok: true, spki, facts: readPublicKey(spki, der.node) }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem }
    throw error
  }
}

function ofPem(bytes: Uint8Array): Uint8Array | null {
  const block = findPemBlocks(bytes).find(({ label }) => label === 'PUBLIC KEY')
  if (!block) return null
  const { reading, bytes: der } = decodePemBody(bytes, block, new Scratch())
  return reading.ok ? der : null
}

function kindOf(facts: PublicKeyFacts): string {
  if (facts.kind === 'EC') return `EC on ${facts.curve}`
  return facts.kind === 'RSA' ? `RSA with ${facts.bits} bits` : `algorithm ${facts.oid}`
}

function noteOf(facts: PublicKeyFacts): string {
  return facts.kind === 'EC' && facts.curve === 'P-256'
    ? 'The kind that APNs and the App Store APIs use (ES256). Added here as a key, it checks the signature of a token.'
    : 'APNs and the App Store APIs accept only tokens signed with EC keys on P-256.'
}
