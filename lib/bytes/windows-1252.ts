/**
 * Windows-1252, the code page in which bytes are most often misread as text. 0x80 to 0x9F differ
 * from Latin-1; 81, 8D, 8F, 90 and 9D have no character there.
 * https://encoding.spec.whatwg.org/index-windows-1252.txt
 */
const HIGH =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

const BYTE_OF = new Map([...HIGH].map((character, at) => [character.charCodeAt(0), 0x80 + at]))

/**
 * The byte whose Windows-1252 (or, for U+0080 to U+009F, Latin-1) character has that code point;
 * null where there is none.
 */
export function windows1252Byte(codePoint: number): number | null {
  const byte = BYTE_OF.get(codePoint)
  if (byte !== undefined) return byte
  return codePoint <= 0xff ? codePoint : null
}

/** Bytes as Windows-1252 text, the five bytes without a character as C1 controls (as browsers do). */
export function windows1252Text(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) {
    text += byte >= 0x80 && byte <= 0x9f ? HIGH.charAt(byte - 0x80) : String.fromCharCode(byte)
  }
  return text
}
