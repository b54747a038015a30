/** What is worth knowing of a token and changes nothing: one wording for readers and rules. */
export const NOTES = {
  upperCase: 'Upper-case letters were left as they are: APNs has been seen to accept both.',
  plus: 'A + was read as the byte 2b. In a form it would mean a space, 20.',
} as const

/** Of another number of bytes than 32. */
export function lengthNote(bytes: number): string {
  return `${bytesWere(bytes)} read. Most tokens have 32, but Apple promises no length.`
}

export const bytesWere = (count: number): string =>
  count === 1 ? 'One byte was' : `${count} bytes were`
