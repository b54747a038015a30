/**
 * The value of `signature` in a transaction receipt, taken apart:
 * version (1 byte) ‖ RSA signature (128) ‖ length of the certificate (4, big-endian) ‖ certificate.
 * Nobody documents it; found by verifying receipts with openssl.
 */
export type SignatureBlob =
  | { ok: true; version: number; signature: Uint8Array; certificate: Uint8Array; leftover: number }
  | { ok: false; version: number | null; problem: string }

const SIGNATURE_BYTES = 128
const HEAD = 1 + SIGNATURE_BYTES + 4
/** What PurchaseReceiptCertificate signs. Version 3 has a longer signature, of which nothing is known. */
const VERSION = 2

/** Never throws. */
export function readSignatureBlob(bytes: Uint8Array): SignatureBlob {
  const version = bytes[0] ?? null
  if (version !== VERSION) {
    const problem =
      version === null
        ? 'The signature is empty.'
        : `Its version is ${version}; only version ${VERSION} is known.`
    return { ok: false, version, problem }
  }
  if (bytes.length < HEAD) {
    const problem = `The signature has ${bytes.length} bytes; its fixed part alone needs ${HEAD}.`
    return { ok: false, version, problem }
  }
  const length = new DataView(bytes.buffer, bytes.byteOffset + HEAD - 4, 4).getUint32(0)
  if (HEAD + length > bytes.length) {
    const problem = `Its certificate should have ${length} bytes, but ${bytes.length - HEAD} follow.`
    return { ok: false, version, problem }
  }
  return {
    ok: true,
    version,
    signature: bytes.slice(1, 1 + SIGNATURE_BYTES),
    certificate: bytes.slice(HEAD, HEAD + length),
    leftover: bytes.length - HEAD - length,
  }
}
