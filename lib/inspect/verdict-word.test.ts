import { describe, expect, it } from 'vitest'
import type { Finding, Level } from '../rules/rule'
import { verdictWord } from './verdict-word'

const finding = (level: Level): Finding => ({
  code: 'a/b',
  level,
  title: 'A',
  message: 'B.',
  fix: 'C.',
  see: [],
})

describe('the word of a verdict', () => {
  it.each([
    ['valid', [], 'Valid'],
    ['valid', ['notice'], 'Valid'],
    ['valid', ['warning'], 'Valid, with a warning'],
    ['valid', ['warning', 'notice', 'warning'], 'Valid, with 2 warnings'],
    ['invalid', ['error', 'warning'], 'Invalid'],
    ['unverified', ['warning'], 'Unverified'],
  ] as const)('%s with %j', (verdict, levels, wanted) => {
    const judged = { format: 'transaction', verdict, findings: levels.map(finding), steps: [] }
    expect(verdictWord(judged)).toBe(wanted)
  })

  it.each([
    ['apns-error', 'invalid', 'Refused'],
    ['apns-error', 'unverified', 'An answer'],
    ['push-log', 'invalid', 'Mistakes found'],
    ['push-payload', 'unverified', 'No error found'],
    ['json', 'unverified', 'Not signed'],
    ['json', 'invalid', 'Mistakes found'],
    ['json-lines', 'unverified', 'Not signed'],
    ['device-token', 'unverified', 'Readable'],
    ['private-key', 'invalid', 'Not usable'],
    ['pkcs12', 'unverified', 'Unverified'],
    ['constructor', 'unverified', 'Unverified'],
  ] as const)('%s, %s: %s', (format, verdict, wanted) => {
    expect(verdictWord({ format, verdict, findings: [], steps: [] })).toBe(wanted)
  })

  it('is the common one where a check failed', () => {
    const steps = [
      { name: 'What is signed inside is genuine', result: 'fail' as const, detail: '' },
    ]
    const judged = {
      format: 'server-api-response',
      verdict: 'invalid' as const,
      findings: [],
      steps,
    }
    expect(verdictWord(judged)).toBe('Invalid')
  })
})
