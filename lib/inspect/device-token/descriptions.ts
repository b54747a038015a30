import { decodeHex } from '../../bytes/hex'
import { problemPart } from './problems'
import type { TokenPart, TokenReader } from './reading'

/** iOS 13 and later, also after somebody took out spaces, brackets or the equals signs. */
const LENGTH_BYTES = /^[{<(]? ?length ?=? ?(\d{1,5}) ?,? ?bytes ?=? ?0x(.*?)[}>)]?$/i
/** Swift’s description of Data: the count and nothing else. */
const COUNT_ONLY = /^(?:Optional\()?\s*(\d{1,5}) bytes\s*\)?$/i
/**
 * `{length = 32, bytes = 0x…}` with everything but hex digits taken out, as some libraries do:
 * e, 32, be, 0, then the 16 first and the 8 last bytes.
 */
const STRIPPED = /^e32be0([0-9a-f]{48})$/i
/** Before iOS 13: all bytes, in groups of four. */
const ANGLES = /^<([0-9a-f\s]*)>$/i
/** What Node prints. */
const NODE_BUFFER = /^<Buffer((?: [0-9a-f]{2})+)( \.{3} \d+ more bytes?)?>$/i

/**
 * What `description` and `print` make of NSData, Data and Buffer.
 * https://developer.apple.com/documentation/foundation/nsdata/description
 */
export const readDescription: TokenReader = (text) => {
  const node = NODE_BUFFER.exec(text)
  if (node) {
    if (node[2]) return problemPart('lost-description', 'shortened')
    return whole(
      node[1] ?? '',
      'The token was written as Node prints a Buffer; its bytes were read.',
    )
  }
  const old = ANGLES.exec(text)
  if (old)
    return whole(
      old[1] ?? '',
      'The angle brackets and spaces of an NSData description were left out.',
    )
  const stripped = STRIPPED.exec(text)
  if (stripped) {
    const found =
      'It begins with e32be0: that is “length = 32, bytes = 0x” with everything but its hex digits removed, followed by 24 of the 32 bytes.'
    return problemPart('lost-description', 'lost-description', found, { length: 32 })
  }
  const count = COUNT_ONLY.exec(text)
  if (count) {
    const length = Number(count[1])
    return problemPart(
      'lost-description',
      'lost-description',
      `It says that there were ${length} bytes, but shows none of them.`,
      { length },
    )
  }
  const described = LENGTH_BYTES.exec(text.replaceAll(/\s+/g, ' '))
  if (described) return readLengthBytes(Number(described[1]), described[2] ?? '')
  const shortened = /^[0-9a-f]+(?:\.{2,}|…)[0-9a-f]*$/i.test(text.replaceAll(/[<>\s]/g, ''))
  return shortened ? problemPart('lost-description', 'shortened') : null
}

function readLengthBytes(length: number, rest: string): TokenPart {
  const digits = rest.replaceAll(/[^0-9a-f]/gi, '')
  const left = Math.floor(digits.length / 2)
  const result = decodeHex(rest.replaceAll(/\s/g, ''))
  if (result.ok && result.bytes.length === length) {
    return {
      form: 'nsdata-description',
      bytes: result.bytes,
      repairs: ['The token was extracted from a description of data, “length = …, bytes = 0x…”.'],
    }
  }
  const found = `It mentions ${length} bytes and shows ${left} of them.`
  return problemPart('lost-description', 'lost-description', found, { length })
}

function whole(hex: string, repair: string): TokenPart | null {
  const typed = hex.replaceAll(/\s/g, '')
  const result = decodeHex(typed)
  if (!result.ok || typed === '') return null
  return { form: 'nsdata-description', bytes: result.bytes, typed, repairs: [repair] }
}
