import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { countPlaywright, countVitest } from './tally'

const folder = mkdtempSync(join(tmpdir(), 'assay-tally-'))
const file = join(folder, 'report.json')
const report = (content: unknown) => writeFileSync(file, JSON.stringify(content))
afterEach(() => rmSync(file, { force: true }))

it('counts nothing where there is no report', () => {
  expect(countVitest(file)).toEqual({ passed: 0, failed: 0 })
  expect(countPlaywright(file)).toEqual({ passed: 0, failed: 0, flaky: [] })
})

it('counts tests, and files that could not be run', () => {
  report({
    numPassedTests: 12,
    numFailedTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{}] },
    ],
  })
  expect(countVitest(file)).toEqual({ passed: 12, failed: 2 })
})

it('counts a test that passed at a later try as passed, and names it', () => {
  const spec = (title: string, status: string) => ({ title, tests: [{ status }] })
  const suites = [
    {
      title: 'push.spec.ts',
      specs: [spec('sends', 'expected'), spec('waits', 'flaky')],
      suites: [{ title: 'inner', specs: [spec('breaks', 'unexpected')] }],
    },
  ]
  report({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 }, suites, errors: [{}] })
  expect(countPlaywright(file)).toEqual({ passed: 6, failed: 1, flaky: ['push.spec.ts: waits'] })
})

it('counts what went wrong outside of any test', () => {
  report({ stats: { expected: 5, unexpected: 0, flaky: 0 }, errors: [{}, {}] })
  expect(countPlaywright(file)).toEqual({ passed: 5, failed: 2, flaky: [] })
})
