/** A device token that was damaged, and the whole one that is certain to be meant. */
export interface MendedToken {
  kind: 'doubled' | 'cut' | 'digits-lost' | 'longer'
  /** Hex, in the case of the one that is known; a doubled one as it was typed. */
  whole: string
  /** What is wrong, as a sentence. */
  message: string
}

/** A token of 32 bytes, as most are: half of less is no token that stands there twice. */
const USUAL_DIGITS = 64
/** Fewer digits could belong to any token. */
const LEAST_DIGITS = 16
/** As many as `%x` in place of `%02x` loses of a token: about one byte in sixteen begins with 0. */
const MOST_LOST = 8

/** The digits of what was typed, without what stands around and between them; `null` where there are others. */
function digitsOf(text: string): string | null {
  const digits = text.replace(/[\s<>:,-]/g, '')
  return /^[0-9a-f]+$/i.test(digits) ? digits : null
}

/** Whether the same token stands there twice, in either case; the first of the two. */
export function halfOf(text: string): string | null {
  const digits = digitsOf(text)
  if (digits === null || digits.length % 4 !== 0) return null
  const half = digits.slice(0, digits.length / 2)
  const same = half.toLowerCase() === digits.slice(half.length).toLowerCase()
  return same && half.length >= USUAL_DIGITS ? half : null
}

/**
 * What was typed against the tokens that are known to be good: the one of them that it was cut, lost
 * digits or grew from. `null` where it is one of them, is like none, or like more than one.
 */
export function mendToken(text: string, known: readonly string[]): MendedToken | null {
  const half = halfOf(text)
  if (half !== null) {
    return {
      kind: 'doubled',
      whole: half,
      message: `The same ${half.length} digits stand there twice.`,
    }
  }
  const digits = digitsOf(text)?.toLowerCase()
  if (digits === undefined || digits.length < LEAST_DIGITS) return null
  const tokens = [...new Set(known.map((token) => token.toLowerCase()))]
  if (tokens.includes(digits)) return null
  const found = tokens.flatMap((token) => damageOf(digits, token) ?? [])
  return found.length === 1 ? (found[0] ?? null) : null
}

function damageOf(digits: string, whole: string): MendedToken | null {
  const missing = whole.length - digits.length
  const of = `of the ${whole.length} digits of a token that is known to be good`
  if (missing > 0 && whole.startsWith(digits)) {
    return { kind: 'cut', whole, message: `These are the first ${digits.length} ${of}.` }
  }
  if (missing > 0 && whole.endsWith(digits)) {
    return { kind: 'cut', whole, message: `These are the last ${digits.length} ${of}.` }
  }
  if (missing > 0 && missing <= MOST_LOST && isWithin(digits, whole)) {
    const lost = missing === 1 ? 'One digit is' : `${missing} digits are`
    return { kind: 'digits-lost', whole, message: `${lost} missing inside ${of.slice(3)}.` }
  }
  if (missing < 0 && whole.length >= USUAL_DIGITS && digits.includes(whole)) {
    return {
      kind: 'longer',
      whole,
      message: `There are ${-missing} digits too many around a token that is known to be good.`,
    }
  }
  return null
}

/** Whether the digits stand in the whole in their order. */
function isWithin(digits: string, whole: string): boolean {
  let at = 0
  for (const digit of whole) if (digit === digits[at]) at += 1
  return at === digits.length
}

/** What the button says that takes a mended token. */
export function mendLabel(kind: MendedToken['kind']): string {
  return kind === 'doubled' ? 'Use it once' : 'Use the whole token'
}
