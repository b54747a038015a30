import type { JsonValue } from '../../json/node'
import { findings, lint } from '../../rules/lint'
import type { Finding } from '../../rules/rule'
import { tokenLogRules } from '../../rules/token-log'
import { type LogReading, readLog } from '../../token/series/read-log'
import { keysOf, type TokenSeries } from '../../token/series/series'
import type { Context, Decoder } from '../decoder'
import { TOKEN_KINDS } from '../developer-token/kinds'
import type { Inspection } from '../inspection'
import type { Source } from '../source'
import { SAMPLES } from './samples'
import { isWrongByItself, signatureOf, tokensTable, usesTable } from './tables'

/** Two parts of JSON in base64url, one after the other: how every such token begins. */
const BEGINNING = /e[wy][\w-]{8,4000}\.e[wy]/g
/** As much as tells what a text is. */
const PEEKED = 400_000
/** What is judged one by one, which takes milliseconds each; all are on the axis. */
const MOST_PARTS = 50
/** With a key a token that it did not sign is looked into, which takes its time. */
const MOST_LOOKED_INTO = 3

const CACHE = new WeakMap<Source, LogReading | null>()

/** Several provider tokens in a text that tells, by itself or by what stands around them, of their order. */
export const tokenLog: Decoder = {
  id: 'token-log',
  title: 'Log with provider tokens',
  about:
    'Lines of a log, of curl or of JSON that contain several provider tokens: put on a time axis, each judged on its own.',
  samples: SAMPLES,
  detect: (source) => likelihood(source),
  decode: async (source, context) => {
    const text = source.text ?? ''
    const { found, series, left } = readLog(text, context.now === null ? null : context.now / 1000)
    const parts = await judged(found, context)
    const said = findings(lint(tokenLogRules, series))
    const refused = [...parts.values()].filter(isWrongByItself).length
    return {
      title: `${counted(series.tokens.length, 'token')} of ${counted(keyCount(series), 'key')}`,
      summary: summaryOf(series, said, { refused, left, judged: parts.size }),
      findings: said,
      tables: [tokensTable(series, parts), usesTable(series)],
      parts: [...parts.values()],
      value: { ...(series as unknown as { [name: string]: JsonValue }), left },
    }
  },
}

function likelihood(source: Source): number {
  const known = CACHE.get(source)
  const reading = known === undefined ? read(source) : known
  CACHE.set(source, reading)
  if (!reading) return 0
  const { tokens, uses } = reading.series
  const provider = new Set(tokens.filter((token) => token.provider).map(({ number }) => number))
  if (provider.size === 0) return 0
  if (provider.size > 1) return 0.995
  const places = uses.filter(({ token }) => provider.has(token))
  const times = new Set(places.flatMap(({ at }) => at ?? []))
  // One token is read better on its own, where it is all that there is.
  if (times.size > 1) return 0.98
  return times.size === 1 ? 0.85 : 0.4
}

/** Read for what it is only, so without the year that a clock would give. */
function read({ text }: Source): LogReading | null {
  // Without white space it is one token at the most, however damaged: others say what is wrong with it.
  if (text === null || !/\s/.test(text)) return null
  const begins = text.slice(0, PEEKED).match(BEGINNING)?.length ?? 0
  return begins > 0 ? readLog(text.slice(0, PEEKED), 0) : null
}

/** By their numbers: the first of them, each read as what it is. */
async function judged(
  found: LogReading['found'],
  context: Context,
): Promise<Map<number, Inspection>> {
  const parts = new Map<number, Inspection>()
  let lookedInto = 0
  for (const [index, token] of found.slice(0, MOST_PARTS).entries()) {
    if (token.cut || lookedInto >= MOST_LOOKED_INTO) continue
    const at = `token ${index + 1}`
    const part = await context.part(token.text, at, TOKEN_KINDS[token.kind].format)
    if (context.keys.length > 0 && signatureOf(part) === 'fail') lookedInto += 1
    parts.set(index + 1, part)
  }
  return parts
}

const keyCount = (series: TokenSeries): number =>
  new Set(keysOf(series).map(({ kid }) => kid)).size || 1

function summaryOf(
  { tokens, uses }: TokenSeries,
  said: readonly Finding[],
  { refused, left, judged: count }: { refused: number; left: number; judged: number },
): string {
  const timed = uses.filter(({ at }) => at !== null).length
  const where =
    timed > 0
      ? `in ${counted(uses.length, 'place')}, ${timed} of them with a time`
      : `in ${counted(uses.length, 'place')} without times`
  const serious = said.filter(({ level }) => level !== 'notice')
  const news =
    serious.length > 0
      ? ` ${serious[0]?.title}.`
      : ' Nothing in their order and their times breaks Apple’s rules.'
  const own =
    refused > 0
      ? ` ${counted(refused, 'token is', 'tokens are')} invalid by ${refused === 1 ? 'itself' : 'themselves'}.`
      : ''
  const rest = left > 0 ? ` ${counted(left, 'place')} more were not read.` : ''
  const others = tokens.length - count
  const open =
    others > 0 && count > 0
      ? ` ${counted(others, 'more token')} ${others === 1 ? 'was' : 'were'} not judged one by one.`
      : ''
  return `${counted(tokens.length, 'token')} ${where}.${news}${own}${open}${rest}`
}

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
