import { existsSync, readFileSync } from 'node:fs'

export interface Tally {
  passed: number
  failed: number
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

/** From the report of Playwright's JSON reporter. A test that passed at the second try is flaky, and that is a failure. */
export function countPlaywright(file: string): Tally {
  const report = readJson(file) as {
    stats?: { expected: number; unexpected: number; flaky: number }
    errors?: unknown[]
  } | null
  const stats = report?.stats ?? { expected: 0, unexpected: 0, flaky: 0 }
  const outside = stats.unexpected + stats.flaky === 0 ? (report?.errors?.length ?? 0) : 0
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + outside }
}

function readJson(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}
