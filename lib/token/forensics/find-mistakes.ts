import { rawOfDer } from '../../inspect/developer-token/signature-form'
import type { CompactJws } from '../../verify/jws'
import { changedTexts } from './changed-texts'
import { findEcdsa } from './find-ecdsa'
import { findHmac, suspectedHmac } from './find-hmac'
import { halvesReadings, laxDer, laxMistake } from './halves'
import type { Mistake } from './mistake'
import { peelSignature } from './signature-shape'
import { signedTexts } from './signed-texts'

/** A key whose signature it may be. */
export interface SuspectedKey {
  /** Its Key ID, name or fingerprint. */
  label: string
  /** Its public half on P-256; `null`: it has none, and only its text is tried. */
  publicKey: CryptoKey | null
  /** As it was pasted. */
  text: string
}

export interface Forensics {
  /** The way in which it was made where a key shows it, or else what the bytes alone say. */
  mistakes: Mistake[]
  /** The key of the list that shows it. */
  signer: number | null
}

/** Every variant is as long as the token, and no token of a developer is near this. In bytes. */
const LONGEST = 8192

/** The forms of a signature that need no key to be told. Empty: it looks as it should. */
export function suspectedMistakes({ parts, signature }: CompactJws): Mistake[] {
  const { bytes, mistake } = peelSignature(parts[2], signature)
  const inside = formMistake(bytes)
  return [mistake, inside].filter((found) => found !== null)
}

/**
 * What was really done where a signature does not fit. Every key is tried with ECDSA over all that
 * is signed by mistake, then as the secret of an HMAC; the first that fits is shown. Nothing that
 * comes out holds anything of a key. Never throws.
 */
export async function findMistakes(
  jws: CompactJws,
  keys: readonly SuspectedKey[],
): Promise<Forensics> {
  const suspected = suspectedMistakes(jws)
  const { signature, signed } = jws
  if (keys.length === 0 || signature.length === 0 || signed.length > LONGEST) {
    return { mistakes: suspected, signer: null }
  }
  const { bytes, mistake } = peelSignature(jws.parts[2], jws.signature)
  const around = (label: string, rest: readonly Mistake[]): Mistake[] => {
    if (!mistake) return []
    const words = rest.length > 0 ? mistake.words : `${mistake.words} The key ${label} made those.`
    return [{ ...mistake, words }]
  }
  const readings = halvesReadings(bytes, rawOfDer(bytes))
  const same = await signedTexts(jws)
  const changed = changedTexts(jws)
  for (const [signer, key] of keys.entries()) {
    const { publicKey } = key
    const found =
      publicKey && readings.length > 0
        ? await findEcdsa({ ...key, publicKey }, readings, jws.signed, [...same, ...changed])
        : null
    if (found) return { mistakes: [...around(key.label, found), ...found], signer }
    const hmac = await findHmac(key, bytes, jws.signed, same)
    if (hmac.length > 0) return { mistakes: [...around(key.label, hmac), ...hmac], signer }
  }
  return { mistakes: suspected, signer: null }
}

/** Lengths of ECDSA on P-384 and P-521, and of RSA with keys of 2048 to 4096 bits. */
const OTHER_CURVES: Record<number, string> = { 96: 'P-384 (ES384)', 132: 'P-521 (ES512)' }
const RSA = [256, 384, 512]

function formMistake(bytes: Uint8Array): Mistake | null {
  const { length } = bytes
  const curve = OTHER_CURVES[length]
  if (curve !== undefined) {
    const words = `It has ${length} bytes, as a signature with a key on ${curve} has; ES256 has 64.`
    return { mistake: 'signature-other-curve', words, proof: 'suspected' }
  }
  if (RSA.includes(length)) {
    const words = `It has ${length} bytes, as a signature with an RSA key of ${length * 8} bits has; ES256 has 64.`
    return { mistake: 'signature-rsa', words, proof: 'suspected' }
  }
  if (!rawOfDer(bytes) && laxDer(bytes)) return { ...laxMistake(length), proof: 'suspected' }
  return suspectedHmac(length)
}
