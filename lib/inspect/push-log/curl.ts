import type { RequestLog } from '../../rules/push-log/subject'
import { readAddress, serviceOf } from './address'
import { shellWords } from './shell-words'

const COMMAND =
  /(?:^|\n)[ \t]*(?:[$>%#][ \t]*)?(?:[A-Z_]+=\S+[ \t]+)*(?:\S*\/)?curl(?:\.exe)?[ \t\\^`]/
/** Short options that take a word; the others are switches. https://curl.se/docs/manpage.html */
const SHORT_WITH_WORD = 'XHdEuAebcmortwxyzCDFKPQTUYh'
const LONG_SWITCHES =
  /^--(?:http[\d.]*(?:-\S+)?|insecure|include|verbose|silent|globoff|get|head|compressed|location|fail(?:-\S+)?|show-error|tlsv\S*|ipv[46]|no-\S+|anyauth|basic|trace-time|remote-\S+)$/

interface Reading {
  method: string | null
  url: string | null
  headers: [string, string][]
  body: string[]
  file: string | null
  http: string | null
  certificate: boolean
  get: boolean
}

/** The request that a curl command makes, and where in the text the command begins; `null`: none. */
export function readCurl(text: string): { log: RequestLog; start: number; end: number } | null {
  const found = COMMAND.exec(text)
  if (!found) return null
  const start = found.index + found[0].lastIndexOf('curl')
  const reading: Reading = {
    method: null,
    url: null,
    headers: [],
    body: [],
    file: null,
    http: null,
    certificate: false,
    get: false,
  }
  const words = shellWords(text.slice(start, start + 200_000)).slice(1)
  while (words.length > 0) readOption(words, reading)
  const address = reading.url === null ? null : readAddress(reading.url)
  const body = reading.body.length > 0 ? reading.body.join('&') : null
  const data = body !== null || reading.file !== null
  const log: RequestLog = {
    form: 'curl',
    service: serviceOf(address, reading.headers),
    method: reading.method ?? (data && !reading.get ? 'POST' : 'GET'),
    address,
    headers: reading.headers,
    body,
    bodyFile: reading.file,
    http: reading.http,
    certificate: reading.certificate,
    said: '',
  }
  return { log, start, end: commandEnd(text, start) }
}

/** Takes one option with its word, or the address, off the front. */
function readOption(words: string[], reading: Reading): void {
  const word = words.shift() ?? ''
  if (word === '' || word === '-' || word === '\\') return
  if (!word.startsWith('-')) {
    reading.url ??= word
    return
  }
  if (word.startsWith('--')) {
    const http = /^--http(\d(?:\.\d)?)/.exec(word)?.[1]
    if (http) reading.http = http
    if (word === '--get') reading.get = true
    if (LONG_SWITCHES.test(word)) return
    apply(word.slice(2), words.shift() ?? '', reading)
    return
  }
  // `-vX POST`, `-XPOST`
  for (let at = 1; at < word.length; at++) {
    const letter = word[at] ?? ''
    if (letter === 'G') reading.get = true
    if (letter === '0') reading.http = '1.0'
    if (!SHORT_WITH_WORD.includes(letter)) continue
    apply(letter, word.slice(at + 1) || (words.shift() ?? ''), reading)
    return
  }
}

function apply(option: string, value: string, reading: Reading): void {
  if (option === 'X' || option === 'request') reading.method = value.toUpperCase()
  else if (option === 'url') reading.url ??= value
  else if (option === 'H' || option === 'header') {
    const [, name, content = ''] = /^([^:;]+)[:;]\s*(.*)$/s.exec(value) ?? []
    if (name !== undefined && content !== '') {
      reading.headers.push([name.trim().toLowerCase(), content])
    }
  } else if (option === 'E' || option === 'cert') reading.certificate = true
  else if (option === 'd' || option === 'json' || option === 'F' || option.startsWith('data')) {
    if (value.startsWith('@') && option !== 'data-raw') reading.file ??= value.slice(1)
    else reading.body.push(value)
  }
}

/** Where the command's lines end: the first line that is not gone on with. */
function commandEnd(text: string, start: number): number {
  let quote = ''
  for (let at = start; at < text.length; at++) {
    const char = text[at] ?? ''
    if (quote !== '') {
      if (char === '\\' && quote === '"') at += 1
      else if (char === quote) quote = ''
    } else if (char === '"' || char === "'") quote = char
    else if (/[\\^`]/.test(char) && /^[ \t]*\r?\n/.test(text.slice(at + 1, at + 20))) {
      at = text.indexOf('\n', at)
    } else if (char === '\\') at += 1
    else if (char === '\n') return at
  }
  return text.length
}
