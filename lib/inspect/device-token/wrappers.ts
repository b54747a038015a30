/** What stands around a token when it is copied from a log, a setting or source code. */
export interface Unwrapped {
  text: string
  repairs: string[]
}

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g
/** `Token:`, `device token =`, `{"deviceToken":`. */
const LABEL = /^[\w\s"'`{.()[\]-]{0,80}?token[\w\s"'`)]{0,30}?\s*(?::|=>|=)\s*(?=\S)/i
/** `received = b'…'`, as Python code has it. */
const LITERAL = /^[\w.]{1,60}\s*=\s*(?=(?:bytes\(|bytearray\()?b['"])/
const DEVICE_PATH = /^(?:https?:\/\/[\w.:-]+)?\/?3\/device\/([^/?#\s]+)$/i
const PAIRS: readonly [open: string, close: string][] = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['‘', '’'],
  ['Optional(', ')'],
]

/** Takes labels, quotation marks and invisible characters off, and says so. */
export function unwrap(pasted: string): Unwrapped {
  const repairs: string[] = []
  const say = (repair: string) => {
    if (!repairs.includes(repair)) repairs.push(repair)
  }
  let text = pasted.replaceAll(INVISIBLE, '')
  if (text !== pasted) say('Invisible characters were left out.')
  if (text.trim() !== text) {
    text = text.trim()
    say('The white space around the token was left out.')
  }
  const label = LABEL.exec(text) ?? LITERAL.exec(text)
  if (label) {
    text = text.slice(label[0].length)
    if (label[0].includes('{')) text = text.replace(/\s*\}\s*$/, '')
    say('The words before the token were left out.')
  }
  const path = DEVICE_PATH.exec(text)
  if (path?.[1]) {
    text = path[1]
    say('The address before the token was left out.')
  }
  const tail = /["'`)\]}0-9a-z=](\s*[,;]+)$/i.exec(text)
  if (tail?.[1]) {
    text = text.slice(0, -tail[1].length)
    say('The punctuation after the token was left out.')
  }
  for (let pair = pairAround(text); pair; pair = pairAround(text)) {
    text = text.slice(pair[0].length, -pair[1].length).trim()
    say('The quotation marks around the token were left out.')
  }
  return { text, repairs }
}

function pairAround(text: string) {
  return PAIRS.find(
    ([open, close]) =>
      text.length >= open.length + close.length && text.startsWith(open) && text.endsWith(close),
  )
}
