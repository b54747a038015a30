/**
 * Characters that change how the rest of a line looks, or that nobody sees: controls (tabs and
 * line ends aside; a carriage return on its own ends no line), directional formatting, zero-width
 * and other invisible ones, line and paragraph separators, the byte order mark, tags, private use,
 * lone halves of a pair.
 *
 * @see https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
 * @see https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const INVISIBLE =
  /(?![\t\n]|\r\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\u115F\u1160\u3164\uFFA0\u2800]|\u034F|\u17B4|\u17B5|\u180B|\u180C|\u180D|\u180F|[\u{E0100}-\u{E01EF}]/gu

/** A run of text, or one invisible character written out. */
export interface TextRun {
  text: string
  escaped: boolean
}

/** Nothing in it is invisible: told at a fraction of the price, and true of nearly all that is drawn. */
const PRINTABLE = /^[ -~]*$/

/** The text with every invisible character written out as `\u{202E}`. */
export function visible(text: string): string {
  return PRINTABLE.test(text) ? text : text.replace(INVISIBLE, written)
}

/** The same in pieces, for a page that draws what was written out in another colour. */
export function visibleRuns(text: string): TextRun[] {
  if (text !== '' && PRINTABLE.test(text)) return [{ text, escaped: false }]
  const runs: TextRun[] = []
  let last = 0
  for (const found of text.matchAll(INVISIBLE)) {
    if (found.index > last) runs.push({ text: text.slice(last, found.index), escaped: false })
    runs.push({ text: written(found[0]), escaped: true })
    last = found.index + found[0].length
  }
  if (last < text.length) runs.push({ text: text.slice(last), escaped: false })
  return runs
}

/** JSON text with the same characters as JSON writes them: it stays the same value. */
export function visibleJson(json: string): string {
  return json.replace(INVISIBLE, (char) =>
    Array.from({ length: char.length }, (_, index) => {
      return `\\u${char.charCodeAt(index).toString(16).padStart(4, '0')}`
    }).join(''),
  )
}

function written(char: string): string {
  return `\\u{${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`
}
