import { readPrivateKey } from '@/lib/inspect/private-key/read'
import type { PrivateKeyReading } from '@/lib/inspect/private-key/reading'

/** A recognised upload, held in this page until it is kept or dropped. */
export interface Upload {
  /** As it was given, unrepaired: the server reads it again. */
  bytes: Uint8Array
  fileName: string | null
  keyId: string
  /** Repairs in words. */
  repairs: string[]
  /** What the file's name says, such as a key of another service. */
  nameNote: string | null
}

/** Reads the bytes here, before anything is sent. The repaired key is wiped at once. */
export function readUpload(
  bytes: Uint8Array,
  fileName: string | null,
): { picked: Upload; reading: PrivateKeyReading } {
  const reading = readPrivateKey(bytes, fileName === null ? {} : { fileName })
  const picked: Upload = {
    bytes,
    fileName,
    keyId: reading.ok ? (reading.keyIdFromName ?? '') : '',
    repairs: reading.ok ? reading.repairs.map((repair) => repair.message) : [],
    nameNote: reading.ok ? reading.nameNote : null,
  }
  if (reading.ok) reading.pkcs8.fill(0)
  return { picked, reading }
}
