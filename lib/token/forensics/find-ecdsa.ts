import type { HalvesReading } from './halves'
import type { Mistake } from './mistake'
import type { SignedText } from './signed-texts'

const OTHER_HASHES = ['SHA-384', 'SHA-512', 'SHA-1'] as const

/** One way in which the signature may have been made. */
interface Attempt {
  raw: Uint8Array
  bytes: Uint8Array
  hash: string
  mistakes: readonly Mistake[]
}

/**
 * How the key made the signature, where it did: with its numbers written differently, with another
 * hash, or over another text than the one that is shown. `null`: in none of the ways that are tried.
 */
export async function findEcdsa(
  key: { label: string; publicKey: CryptoKey },
  readings: readonly HalvesReading[],
  signed: Uint8Array,
  others: readonly SignedText[],
): Promise<Mistake[] | null> {
  const attempts = [...attemptsOf(key.label, readings, signed, others)]
  const made = await Promise.all(attempts.map((attempt) => matches(key.publicKey, attempt)))
  const found = attempts[made.indexOf(true)]
  return found ? [...found.mistakes] : null
}

function* attemptsOf(
  label: string,
  readings: readonly HalvesReading[],
  signed: Uint8Array,
  others: readonly SignedText[],
): Generator<Attempt> {
  const of = ({ mistake }: HalvesReading) => (mistake ? [byKey(label, mistake)] : [])
  for (const reading of readings) {
    yield { raw: reading.raw, bytes: signed, hash: 'SHA-256', mistakes: of(reading) }
  }
  const usual = readings.find(({ mistake }) => mistake === null) ?? readings[0]
  if (!usual) return
  for (const text of others) {
    const words = `The key ${label} made it over ${text.words}.`
    const mistakes: Mistake[] = [...of(usual), { mistake: text.mistake, words, proof: 'shown' }]
    yield { raw: usual.raw, bytes: text.bytes, hash: 'SHA-256', mistakes }
  }
  for (const hash of OTHER_HASHES) {
    const words = `The key ${label} made it with ${hash}, but ES256 uses SHA-256.`
    const mistake: Mistake = { mistake: 'signed-other-hash', words, proof: 'shown' }
    yield { raw: usual.raw, bytes: signed, hash, mistakes: [...of(usual), mistake] }
  }
}

const byKey = (label: string, { words, ...mistake }: Mistake): Mistake => ({
  ...mistake,
  words: `${words} Read that way, the key ${label} made it.`,
})

function matches(key: CryptoKey, { raw, bytes, hash }: Attempt): Promise<boolean> {
  const algorithm = { name: 'ECDSA', hash }
  return crypto.subtle.verify(algorithm, key, new Uint8Array(raw), new Uint8Array(bytes))
}
