import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build'
import { distFolder, root, runQuietly } from './next'
import { setUpChromium } from './set-up-chromium'
import { isBuilt } from './stamp'
import { countPlaywright, countVitest, type Tally } from './tally'

/** Each step is an invariant: it holds, or the run stops and shows what broke it. */
interface Step {
  holds: string
  check(): Promise<Outcome>
}

interface Outcome {
  ok: boolean
  /** Shown where it does not hold. */
  output: string
  tests?: Tally
}

const scratch = mkdtempSync(join(tmpdir(), 'assay-test-'))
const bin = (name: string) => join(root, 'node_modules/.bin', name)

async function command(file: string, args: string[], env?: Record<string, string>) {
  const { code, output } = await runQuietly(file, args, { ...process.env, ...env })
  return { ok: code === 0, output }
}

async function vitest(...args: string[]): Promise<Outcome> {
  const report = join(scratch, `${args.join('-').replaceAll('/', '-')}.json`)
  const { ok, output } = await command(bin('vitest'), [
    'run',
    ...args,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  return { ok, output, tests: countVitest(report) }
}

/** One after the other; those of one row at once, for each of them leaves a core idle now and then. */
const steps: readonly (readonly Step[])[] = [
  [
    { holds: 'there is a Chromium for the tests', check: setUpChromium },
    {
      holds: 'every file is formatted and lints clean',
      check: () => command(bin('biome'), ['check', '--error-on-warnings', root]),
    },
    {
      holds: 'the types agree',
      check: async () => {
        const generated = await command(bin('next'), ['typegen'], { NEXT_TELEMETRY_DISABLED: '1' })
        return generated.ok ? command(bin('tsc'), ['--noEmit']) : generated
      },
    },
  ],
  [
    {
      holds: 'no import crosses a layer, and every entry asks the guard',
      check: () => vitest('architecture.test.ts'),
    },
    {
      holds: 'nothing is left unused',
      check: () => command(bin('knip'), ['--no-progress']),
    },
    {
      holds: 'the console builds for production, without a warning',
      check: async () => ({
        ok: isBuilt(root, distFolder()) || (await build()) === 'built',
        output: 'The output of the build is above.',
      }),
    },
  ],
  [
    {
      holds: 'every unit does what its tests say',
      check: () => vitest('--exclude', '**/architecture.test.ts'),
    },
  ],
  [
    {
      holds: 'the built console does its job in a browser and over HTTP',
      check: async () => {
        const report = join(scratch, 'playwright.json')
        const args = ['test', '--config', 'e2e/playwright.config.ts']
        const run = await command(bin('playwright'), args, { ASSAY_E2E_REPORT: report })
        return { ...run, tests: countPlaywright(report) }
      },
    },
  ],
]

const total: Tally = { passed: 0, failed: 0 }
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))

/** Whether it holds; what it says is printed once it is known. */
async function holds({ holds: what, check }: Step): Promise<boolean> {
  const started = performance.now()
  process.stdout.write(`      ${what} ...\n`)
  const { ok, output, tests } = await check()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const count = tests ? `, ${tests.passed} tests` : ''
  process.stdout.write(`${ok ? 'holds' : 'BREAKS'} ${what} (${seconds} s${count})\n`)
  for (const name of tests?.flaky ?? []) process.stdout.write(`      at a later try: ${name}\n`)
  total.passed += tests?.passed ?? 0
  total.failed += tests?.failed ?? 0
  if (ok) return true
  process.stdout.write(`\n${output.trim()}\n\n`)
  if (!tests?.failed) total.failed++
  return false
}

for (const together of steps) {
  const held = await Promise.all(together.map(holds))
  if (held.includes(false)) break
}

process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`)
process.exitCode = total.failed === 0 ? 0 : 1
