import { describe, expect, it } from 'vitest'
import type { Inspection } from '@/lib/inspect'
import { verdictLook } from './verdicts'

const warning = { code: 'a/b', level: 'warning', title: 'A', message: 'B.', fix: 'C.', see: [] }
const of = (verdict: Inspection['verdict'], warnings: number) =>
  verdictLook({
    format: 'transaction',
    verdict,
    findings: Array(warnings).fill(warning),
    steps: [],
  })

describe('how a verdict looks', () => {
  it.each([
    ['valid', 0, 'pass', 'Valid'],
    ['valid', 1, 'warning', 'Valid, with a warning'],
    ['valid', 2, 'warning', 'Valid, with 2 warnings'],
    ['invalid', 1, 'fail', 'Invalid'],
    ['unverified', 1, 'unverified', 'Unverified'],
  ] as const)('%s with %i warnings', (verdict, warnings, meaning, word) => {
    expect(of(verdict, warnings)).toEqual({ meaning, word })
  })
})
