import { describe, expect, it } from 'vitest'
import type { Finding, Step } from '@/lib/rules/rule'
import { placeFindings } from './place-findings'

const finding = (code: string, message = `About ${code}.`): Finding => ({
  code,
  level: 'error',
  title: code,
  message,
  fix: 'Do it.',
  see: [],
})
const step = (result: Step['result'], code?: string, detail = ''): Step => ({
  name: 'A line',
  result,
  detail,
  ...(code === undefined ? {} : { code }),
})
const codes = (rows: readonly (readonly Finding[])[]) => rows.map((row) => row.map((f) => f.code))

describe('the findings of a checklist', () => {
  it('stand below the first line that failed with their code', () => {
    const steps = [step('pass', 'token/a'), step('fail', 'token/a'), step('fail', 'token/a')]
    const placed = placeFindings(steps, [finding('token/a')])
    expect(codes(placed.byStep)).toEqual([[], ['token/a'], []])
    expect(placed.rest).toEqual([])
  })

  it('stand below the line that says them beside a worse one', () => {
    const steps = [step('pass'), step('fail', 'token/a', 'About token/a. About token/b.')]
    const placed = placeFindings(steps, [finding('token/a'), finding('token/b')])
    expect(codes(placed.byStep)).toEqual([[], ['token/a', 'token/b']])
  })

  it('stand below a line that only informs', () => {
    const placed = placeFindings([step('pass', 'token/a')], [finding('token/a')])
    expect(codes(placed.byStep)).toEqual([['token/a']])
  })

  it('are kept where no line is about them', () => {
    const placed = placeFindings([step('pass', 'token/a')], [finding('paste/bearer')])
    expect(placed.rest.map(({ code }) => code)).toEqual(['paste/bearer'])
  })
})
