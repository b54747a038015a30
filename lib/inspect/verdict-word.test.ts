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
    expect(verdictWord({ verdict, findings: levels.map(finding) })).toBe(wanted)
  })
})
