import { writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import { type BuildOptions, build } from 'esbuild'
import { FULL_SIZE } from '../../lib/testing/full-size'

const ENGINE = fileURLToPath(new URL('../../lib/inspect/testing/answers.ts', import.meta.url))
const PAGE = 'http://localhost/blank'
const SEED = 20_261_122
const INPUTS = FULL_SIZE ? 100_000 : 5_000
/** Run side by side, as many at once as there are workers. */
const PARTS = 2
const AT_ONCE = 500

type AnswersTo = typeof import('@/lib/inspect/testing/answers').answersTo

async function bundle(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    ...options,
    entryPoints: [ENGINE],
    bundle: true,
    write: false,
    target: 'es2022',
    logLevel: 'error',
  })
  const [file] = outputFiles ?? []
  if (!file) throw new Error('esbuild made nothing of the engine')
  return file.text
}

/** The engine as one script that leaves `answersTo` on the global object. */
async function browserScript(): Promise<string> {
  const script = await bundle({ format: 'iife', globalName: 'answers' })
  return `${script};globalThis.answersTo = answers.answersTo`
}

async function nodeEngine(file: string): Promise<AnswersTo> {
  writeFileSync(file, await bundle({ format: 'esm', platform: 'node' }))
  const engine: { answersTo: AnswersTo } = await import(pathToFileURL(file).href)
  return engine.answersTo
}

for (let part = 0; part < PARTS; part++) {
  const from = (INPUTS / PARTS) * part
  const to = from + INPUTS / PARTS
  test(`a browser and Node answer inputs ${from} to ${to} the same, to the byte`, async ({
    page,
  }, info) => {
    test.setTimeout(600_000)
    await page.route(PAGE, (route) => route.fulfill({ contentType: 'text/html', body: '<p>' }))
    await page.goto(PAGE)
    await page.evaluate(await browserScript())
    const answersTo = await nodeEngine(info.outputPath('engine.mjs'))
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
  answersTo: AnswersTo
}
