import { decodeBase64Url } from '../../bytes/base64'
import { decodeHex } from '../../bytes/hex'
import { NOTES } from './notes'
import { problemPart } from './problems'
import type { TokenReader } from './reading'

/** The longest that Apple has spoken of is 100 bytes (WWDC 2015, session 720). */
const LONGEST = 102
const SHORTEST = 16
const USUAL = 32

/** Hex, with what people leave between its digits or before them. */
export const readHex: TokenReader = (text) => {
  const repairs: string[] = []
  let typed = text
  const prefix = /^(?:0x|\\x)/i.exec(typed)
  if (prefix) {
    typed = typed.slice(prefix[0].length)
    repairs.push(`The prefix ${prefix[0]} was left out.`)
  }
  if (/\s/.test(typed)) {
    typed = typed.replaceAll(/\s/g, '')
    repairs.push('The white space between the digits was left out.')
  }
  if (/^[0-9a-f]{2}(?:[0-9a-f]{2})*(?:[:_.-](?:[0-9a-f]{2})+)+$/i.test(typed)) {
    typed = typed.replaceAll(/[:_.-]/g, '')
    repairs.push('The separators between the digits were left out.')
  }
  if (!/^[0-9a-f]+$/i.test(typed)) return null
  const result = decodeHex(typed)
  if (!result.ok) return problemPart('odd-hex', 'odd-hex', `There are ${typed.length} digits.`)
  const notes = /[A-F]/.test(typed) ? [NOTES.upperCase] : []
  return { form: 'hex', bytes: result.bytes, typed, repairs, notes }
}

/** Base64 of either alphabet, long enough for a token and short enough for one. */
export const readBase64Text: TokenReader = (text) => {
  const bare = text.replaceAll(/\s/g, '')
  const body = bare.replace(/={1,2}$/, '')
  const length = Math.floor((body.length * 3) / 4)
  if (length < SHORTEST || length > LONGEST) return null
  const url = /[-_]/.test(body)
  if (url && /[+/]/.test(body)) return null
  // A third of base64 are hex digits. Where nearly all are, it is hex with a slip in it.
  if (body.replaceAll(/[0-9a-f]/gi, '').length < body.length / 5) return null
  const result = decodeBase64Url(body.replaceAll('+', '-').replaceAll('/', '_'))
  if (!result.ok) return null
  // Words are base64 too. 32 bytes are convincing by themselves; other lengths need the look of it.
  const varied = /[A-Z]/.test(body) && /[a-z]/.test(body) && /\d/.test(body)
  if (length !== USUAL && !varied) return null
  const form = url || (bare === body && body.length % 4 !== 0) ? 'base64url' : 'base64'
  const repairs = [`The token was written in ${form}; it was turned into hex.`]
  return { form, bytes: result.bytes, repairs }
}
