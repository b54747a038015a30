/** `0a` */
export function formatHex(byte: number): string {
  return byte.toString(16).padStart(2, '0')
}

/** The bytes of standard base64, as a view of an inspection has them. */
export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
}
