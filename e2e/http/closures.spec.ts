import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { distFolder, root } from '../../scripts/next'
import { type Console, launchConsole } from './console'
import { crawl } from './crawl'
import { listPages } from './endpoints'

// What an action closes over is encrypted into the page, with a key that lies in the build. So no
// action closes over anything, and that key opens nothing.
let console: Console

test.beforeAll(async () => {
  console = await launchConsole()
})
test.afterAll(() => console.stop())

const manifest = () =>
  JSON.parse(
    readFileSync(join(root, distFolder(), 'server/server-reference-manifest.json'), 'utf8'),
  ) as {
    node: Record<string, { filename: string; exportedName: string }>
    edge: object
    encryptionKey: string
  }

test('every action is an export of an actions.ts', () => {
  const { node, edge } = manifest()
  expect(Object.keys(node).length).toBeGreaterThan(0)
  expect(Object.keys(edge)).toEqual([])
  for (const { filename, exportedName } of Object.values(node)) {
    expect(filename).toMatch(/^app\/(?:.*\/)?actions\.ts$/)
    expect(exportedName).toMatch(/^[a-z][A-Za-z]*$/)
  }
})

test('no rendered page carries a bound argument', async () => {
  const host: [string, string] = ['Host', `127.0.0.1:${console.port}`]
  let references = 0
  for (const path of await crawl(console, listPages())) {
    const html = await console.ask({ path, headers: [host] })
    const moved = await console.ask({ path, headers: [host, ['RSC', '1']] })
    const rsc = await console.ask({
      path: moved.headers.get('location') ?? path,
      headers: [host, ['RSC', '1']],
    })
    for (const { body } of [html, rsc]) {
      // A form without JavaScript names its action by id; with arguments it would be $ACTION_REF_.
      expect(body).not.toMatch(/\$ACTION_(?:REF_)?\d+:/)
      for (const [, bound] of body.matchAll(/\\?"bound\\?":([^,}]+)/g)) {
        references++
        expect(bound).toBe('null')
      }
    }
  }
  expect(references, 'references to actions in the pages').toBeGreaterThan(0)
})

test('the key of the build is not the key in use', async () => {
  const { actionsKey } = await console.report()
  expect(actionsKey).toMatch(/^[0-9a-f]{64}$/)
  expect(actionsKey).not.toBe(createHash('sha256').update(manifest().encryptionKey).digest('hex'))
})

test('another installation uses another key, the same one uses the same again', async () => {
  const other = await launchConsole()
  const again = await launchConsole({ ASSAY_DATA: console.dataFolder, ASSAY_SIMULATOR: 'off' })
  const [first, second, third] = await Promise.all(
    [console, other, again].map((one) => one.report()),
  )
  await Promise.all([other.stop(), again.stop()])
  expect(second?.actionsKey).not.toBe(first?.actionsKey)
  expect(third?.actionsKey).toBe(first?.actionsKey)
})
