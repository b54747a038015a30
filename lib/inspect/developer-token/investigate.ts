import { findMistakes, type SuspectedKey } from '../../token/forensics/find-mistakes'
import type { Mistake } from '../../token/forensics/mistake'
import type { CompactJws } from '../../verify/jws'
import type { PastedKey } from '../decoder'
import type { KeyReading } from './keys'

/** Each takes hundreds of operations: the likeliest are tried. */
const MOST_SUSPECTS = 5

/** What was done differently, and the Key ID of the key that shows it, where one does. */
export interface Investigation {
  mistakes: readonly Mistake[]
  keyId: string | null
  /** A key that was given leaves no other explanation. */
  shown: boolean
}

/**
 * Looks for what was really signed, with the few keys that are likeliest: the one whose file is
 * named as the header says comes first. A text that is no key may have been the secret of an HMAC.
 */
export async function investigate(
  jws: CompactJws,
  keys: readonly PastedKey[],
  read: readonly KeyReading[],
): Promise<Investigation> {
  const suspects = read
    .map((key, index) => ({
      label: key.label,
      publicKey: key.ok ? key.key : null,
      text: keys[index]?.pem ?? '',
      keyId: key.ok ? key.keyId : null,
    }))
    .toSorted((one, other) => Number(named(jws, other)) - Number(named(jws, one)))
    .slice(0, MOST_SUSPECTS)
  const { mistakes, signer } = await findMistakes(jws, suspects satisfies readonly SuspectedKey[])
  const keyId = signer === null ? null : (suspects[signer]?.keyId ?? null)
  return { mistakes, keyId, shown: signer !== null }
}

const named = (jws: CompactJws, { keyId }: { keyId: string | null }): boolean =>
  keyId !== null && keyId === jws.header.value.kid
