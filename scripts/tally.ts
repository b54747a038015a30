import { existsSync, readFileSync } from 'node:fs'

export interface Tally {
  passed: number
  failed: number
  /** Names of tests that passed, but not at the first try. */
  flaky?: string[]
}

/** From the report of Vitest's JSON reporter; a file that never ran counts as one failure. */
export function countVitest(file: string): Tally {
  const report = readJson(file) as {
    numPassedTests?: number
    numFailedTests?: number
    testResults?: { status: string; assertionResults: unknown[] }[]
  } | null
  const notRun = (report?.testResults ?? []).filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  )
  return {
    passed: report?.numPassedTests ?? 0,
    failed: (report?.numFailedTests ?? 0) + notRun.length,
  }
}

interface PlaywrightSuite {
  title: string
  suites?: PlaywrightSuite[]
  specs?: { title: string; tests: { status: string }[] }[]
}

/** From the report of Playwright’s JSON reporter. A test that passed at a later try passed, and is named. */
export function countPlaywright(file: string): Tally {
  const report = readJson(file) as {
    stats?: { expected: number; unexpected: number; flaky: number }
    suites?: PlaywrightSuite[]
    errors?: unknown[]
  } | null
  const stats = report?.stats ?? { expected: 0, unexpected: 0, flaky: 0 }
  const outside = stats.unexpected === 0 ? (report?.errors?.length ?? 0) : 0
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + outside,
    flaky: (report?.suites ?? []).flatMap(flakyIn),
  }
}

function flakyIn(suite: PlaywrightSuite): string[] {
  const own = (suite.specs ?? []).filter(({ tests }) => tests.some((t) => t.status === 'flaky'))
  return [
    ...own.map(({ title }) => `${suite.title}: ${title}`),
    ...(suite.suites ?? []).flatMap(flakyIn),
  ]
}

function readJson(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}
