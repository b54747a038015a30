import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { build } from 'esbuild'
import { answersTo } from '@/lib/inspect/testing/answers'

const ENGINE = fileURLToPath(new URL('../../lib/inspect/testing/answers.ts', import.meta.url))
const PAGE = 'http://localhost/blank'
const SEED = 20_261_122
const INPUTS = 100_000
/** Run side by side, as many at once as there are workers. */
const PARTS = 4
const AT_ONCE = 500

/** The engine as one script that leaves `answersTo` on the global object. */
async function engineScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [ENGINE],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'answers',
    target: 'es2022',
    logLevel: 'error',
  })
  return `${outputFiles[0]?.text};globalThis.answersTo = answers.answersTo`
}

for (let part = 0; part < PARTS; part++) {
  const from = (INPUTS / PARTS) * part
  const to = from + INPUTS / PARTS
  test(`a browser and Node answer inputs ${from} to ${to} the same, to the byte`, async ({
    page,
  }) => {
    test.setTimeout(300_000)
    await page.route(PAGE, (route) => route.fulfill({ contentType: 'text/html', body: '<p>' }))
    await page.goto(PAGE)
    await page.evaluate(await engineScript())
    for (let at = from; at < to; at += AT_ONCE) {
      const range = { from: at, to: Math.min(at + AT_ONCE, to), seed: SEED }
      const [browser, node] = await Promise.all([
        page.evaluate((asked) => (globalThis as unknown as Engine).answersTo(asked), range),
        answersTo(range),
      ])
      const first = node.findIndex((answer, index) => answer !== browser[index])
      expect(first, `input ${at + first} of seed ${SEED}`).toBe(-1)
      expect(browser).toHaveLength(node.length)
      expect(node.filter((answer) => answer.startsWith('threw'))).toEqual([])
    }
  })
}

interface Engine {
  answersTo: typeof answersTo
}
