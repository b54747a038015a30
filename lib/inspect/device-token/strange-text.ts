import { problemPart } from './problems'
import type { TokenPart, TokenReader } from './reading'
import { bytesOfText } from './text-bytes'

const BUNDLE_ID = /^[a-z][\w-]*(?:\.[\w-]+){2,}$/i

/** Text with characters outside ASCII: bytes that were taken for text. Null for other text. */
export const readLostText: TokenReader = (text) => {
  const outside = [...text].filter((character) => (character.codePointAt(0) ?? 0) > 0x7f).length
  return outside < 3 ? null : partOfText(text)
}

/** The bytes that the characters of a text once were, or why they cannot be known. */
export function partOfText(text: string, ...repairs: readonly string[]): TokenPart {
  const { bytes, replaced, strange } = bytesOfText(text)
  if (replaced > 0) {
    const found = `${characters(replaced)} the sign for bytes that were not UTF-8 (U+FFFD); what they were is lost.`
    return problemPart('mis-decoded-text', 'mis-decoded-text', found)
  }
  if (strange > 0) {
    const found = `${characters(strange)} not of Windows-1252, so the code page with which they were read is not known.`
    return problemPart('mis-decoded-text', 'mis-decoded-text', found)
  }
  const undone = 'The bytes had been read as Windows-1252 text; that was undone.'
  return { form: 'mis-decoded-text', bytes, repairs: [...repairs, undone] }
}

const characters = (count: number): string =>
  count === 1 ? 'One of its characters is' : `${count} of its characters are`

/** Nothing that is known: says what comes nearest. */
export function readNothingKnown(text: string): TokenPart {
  const found = BUNDLE_ID.test(text)
    ? 'This looks like a bundle ID: it belongs in the topic.'
    : firstStranger(text)
  return problemPart('not-hex', 'not-hex', found)
}

function firstStranger(text: string): string {
  const at = [...text].findIndex((character) => !/[0-9a-f\s]/i.test(character))
  const character = [...text][at] ?? ''
  const shown = /^[!-~]$/.test(character)
    ? `“${character}”`
    : `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  const letters = /^[oOlI]$/.test(character) ? ' It is easily mistaken for a digit.' : ''
  const long =
    text.length > 140 ? ' It is as long as the registration tokens of other services.' : ''
  return `Character ${at + 1} of ${text.length} is ${shown}.${letters}${long}`
}
