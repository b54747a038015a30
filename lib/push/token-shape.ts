/** What a text in the place of a device token looks like. */
export type TokenShape =
  | 'empty'
  | 'hex'
  | 'odd-hex'
  | 'spaced' // hexadecimal with white space in or around it
  | 'data-description' // <965b251e 6cb1926e …>, before iOS 13
  | 'data-summary' // {length = 32, bytes = 0x965b251e … 376eab7c}, since iOS 13
  | 'expo'
  | 'firebase'
  | 'url'
  | 'uuid'
  | 'base64'
  | 'other'

export interface TokenShapeReading {
  shape: TokenShape
  /** The token in hexadecimal, where the text still holds all of it. */
  repaired: string | null
}

const HEX = /^[0-9a-f]+$/i

/** Recognises the shapes in which device tokens are pasted by mistake. Any text will do. */
export function readTokenShape(text: string): TokenShapeReading {
  const trimmed = text.trim()
  const reading = (shape: TokenShape, repaired: string | null = null) => ({ shape, repaired })
  if (trimmed === '') return reading('empty')
  if (HEX.test(text)) return text.length % 2 === 0 ? reading('hex', text) : reading('odd-hex')
  if (/^\{\s*length\s*=\s*\d+/.test(trimmed)) return reading('data-summary', fromSummary(trimmed))
  if (/^<[0-9a-f\s]+>$/i.test(trimmed))
    return reading('data-description', wholeHex(trimmed.slice(1, -1)))
  if (/^Expo(nent)?PushToken\[/.test(trimmed)) return reading('expo')
  if (/^[a-z]+:\/\//i.test(trimmed)) return reading('url')
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(trimmed)) return reading('uuid')
  const bare = trimmed.replace(/\s+/g, '')
  if (HEX.test(bare)) return reading('spaced', wholeHex(bare))
  if (/APA91b/.test(bare) || /^[\w-]{8,}:[\w-]{60,}$/.test(bare) || /^[\w-]{140,}$/.test(bare))
    return reading('firebase')
  const fromBase64 = base64ToHex(bare)
  return fromBase64 ? reading('base64', fromBase64) : reading('other')
}

function wholeHex(text: string): string | null {
  const bare = text.replace(/\s+/g, '')
  return bare.length % 2 === 0 ? bare : null
}

/** Complete only where nothing was cut: the description drops the middle of anything longer than 24 bytes. */
function fromSummary(text: string): string | null {
  const found = /length\s*=\s*(\d+)\s*,\s*bytes\s*=\s*0x([0-9a-f\s]+)\}$/i.exec(text)
  const hex = found?.[2]?.replace(/\s+/g, '')
  return hex && hex.length === Number(found?.[1]) * 2 ? hex : null
}

/** Base64 of 20 to 100 bytes as hexadecimal: long enough to be a token, too regular to be a word. */
function base64ToHex(text: string): string | null {
  if (text.length % 4 !== 0 || text.length < 28 || text.length > 136) return null
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null
  return Array.from(atob(text), (char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join('')
}
