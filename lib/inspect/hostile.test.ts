import { describe, expect, it } from 'vitest'
import { FULL_SIZE } from '@/lib/testing/full-size'
import { leastTime } from '@/lib/testing/least-time'
import { inspect } from '.'
import { DECODERS } from './registry'
import { hostileInput } from './testing/inputs'

const SEED = 20_261_123
const INPUTS = FULL_SIZE ? 50_000 : 7_500
/** Far above what any takes on a quiet machine, far below what a person would call hanging. */
const LONGEST_MS = 1_500

// Others run in a browser and on Node in e2e/browser/agreement.spec.ts.
it(`${INPUTS} random and mutated inputs: it never throws, never hangs, always answers JSON`, async () => {
  const verdicts = new Map<string, number>()
  let longest = { ms: 0, number: 0 }
  for (let number = 0; number < INPUTS; number++) {
    const { input, options } = hostileInput(number, SEED, DECODERS)
    const started = performance.now()
    const said = await inspect(input, options).catch((cause: unknown) => {
      throw new Error(`input ${number} of seed ${SEED} made it throw`, { cause })
    })
    const ms = performance.now() - started
    if (ms > longest.ms) longest = { ms, number }
    const text = JSON.stringify(said)
    if (JSON.stringify(JSON.parse(text)) !== text) throw new Error(`input ${number} is no JSON`)
    if (number % 50 === 0) expect(JSON.parse(text), `input ${number}`).toEqual(said)
    verdicts.set(said.verdict, (verdicts.get(said.verdict) ?? 0) + 1)
  }
  expect(longest.ms, `input ${longest.number}`).toBeLessThan(LONGEST_MS)
  expect([...verdicts.keys()].sort()).toEqual(['invalid', 'unverified', 'valid'])
}, 180_000)

describe('a megabyte of the same', () => {
  const RUNS = [
    'A',
    '0',
    '7f',
    ' ',
    '\n',
    '\r\n',
    ' \n',
    '\t',
    '.',
    'a.',
    '-',
    '-----BEGIN ',
    '=',
    '%',
    '%41',
    '\\',
    '\\x41',
    '"',
    "'",
    '"a",',
    '{',
    '[',
    '{"a":',
    '[[]',
    ',',
    ':',
    '<',
    '<a>',
    '</',
    '<!--',
    '&lt;',
    '(',
    'curl ',
    '-H a ',
    '> ',
    '< HTTP/2 200\n',
    'eyJ',
    'eyJ.',
    'MII',
    '0\u0082',
    '0\u0080',
    '\u0000',
    '\u202e',
    '\u00e9',
    'é',
    '\ud83d\ude00',
    'bplist00',
    'PK\u0003\u0004',
    's:',
    '0 s:/CN=a\n',
    '; "a" = "b"',
    '\n\n x:',
  ]
  it.each(RUNS)('%j is answered in time', async (unit) => {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length))
    const read = () => inspect(text, { now: new Date(1_795_000_000_000) })
    expect(await leastTime(read, 1)).toBeLessThan(LONGEST_MS)
  })
})
