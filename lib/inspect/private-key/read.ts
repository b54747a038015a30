import { Scratch } from '../../bytes/scratch'
import { readKeyFileName } from './file-name'
import { findKey } from './find'
import { problem } from './problems'
import type { PrivateKeyReading } from './reading'
import { REPAIRS, type RepairCode } from './repairs'

/** The most that is read. A .p8 file has about 260 bytes. */
export const LARGEST_KEY_FILE = 65_536

/**
 * Reads the private key that signs provider tokens from whatever people keep it in: a .p8 file, a
 * value of a settings file, base64 of it, plain DER. Puts right what can be put right and says so;
 * refuses the rest with the reason. Bad input is a result; it never throws.
 *
 * Secrets: the input is bytes and stays bytes. No part of it becomes a string, every buffer made on
 * the way is zeroed before this returns, and no message quotes the input. The caller owns and wipes
 * `input` and the `pkcs8` of the result.
 *
 * Not checked: whether the public half in the file belongs to the private one. Derive it anew.
 *
 * https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns
 */
export function readPrivateKey(
  input: Uint8Array,
  about: { fileName?: string } = {},
): PrivateKeyReading {
  const scratch = new Scratch()
  try {
    return readPrivateKeyWith(scratch, input, about)
  } finally {
    scratch.wipe()
  }
}

/** The same with the caller's scratch, which the caller wipes. */
export function readPrivateKeyWith(
  scratch: Scratch,
  input: Uint8Array,
  about: { fileName?: string } = {},
): PrivateKeyReading {
  if (input.length > LARGEST_KEY_FILE) return { ok: false, problem: problem('too-large') }
  const codes = new Set<RepairCode>()
  const outcome = findKey(input, scratch, codes)
  if (!outcome.ok) return outcome
  const name = readKeyFileName(about.fileName ?? '')
  return {
    ok: true,
    pkcs8: outcome.pkcs8,
    curve: 'P-256',
    repairs: [...codes].map((code) => ({ code, message: REPAIRS[code] })),
    keyIdFromName: name?.keyId ?? null,
    nameKind: name?.kind ?? null,
    nameNote: name?.note ?? null,
    hasPublicKey: outcome.hasPublicKey,
  }
}
