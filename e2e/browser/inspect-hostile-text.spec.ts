import type { Page } from '@playwright/test'
import { visible } from '../../lib/text/visible'
import { allDecoders } from '../fixtures/all-decoders'
import { naughtyStrings } from '../fixtures/naughty-strings'
import { expect, test } from './fixture'
import { drawLittle, goToInspect, openInspect } from './inspect-page'
import { lookAt } from './look'
import { type Poisoned, poison } from './poison'

const STRINGS = naughtyStrings()
const SHOWN = STRINGS.map(visible)
const GROUPS = 4
/** Samples of each decoder that are poisoned. */
const SAMPLES = 1
/** These show nothing of what was pasted as text: bytes, a number, a key. */
const WITHOUT_TEXT = [
  'device-token',
  'identifier',
  'private-key',
  'public-key',
  'several',
  'json-lines',
  'unknown',
]

test('each of the strings stands in Facts as text, invisible characters written out', async ({
  page,
}) => {
  expect(STRINGS.length).toBeGreaterThan(500)
  await watch(page)
  await drawLittle(page)
  await openInspect(page, '/inspect/json')
  const before = (await violations(page)).length
  for (let from = 0; from < STRINGS.length; from += 100) {
    const some = STRINGS.slice(from, from + 100)
    const text = JSON.stringify(Object.fromEntries(some.map((value, at) => [`s${at}`, value])))
    const look = await lookAt(page, { text })
    expect(look).toMatchObject({ title: 'JSON', problems: [] })
    await page.getByRole('tab', { name: 'Facts' }).click()
    const shown = await page.evaluate(() => {
      for (const cut of document.querySelectorAll<HTMLElement>(
        '[role=treegrid] button[aria-expanded=false]:not([aria-label])',
      )) {
        cut.click()
      }
      return new Promise<string[]>((resolve) =>
        requestAnimationFrame(() =>
          resolve(
            [...document.querySelectorAll('[role=treegrid] [role=row]')].map((row) => {
              return row.querySelector('[role=gridcell] code')?.textContent ?? ''
            }),
          ),
        ),
      )
    })
    expect(shown).toEqual(SHOWN.slice(from, from + 100))
  }
  expect((await violations(page)).slice(before)).toEqual([])
})

for (let group = 0; group < GROUPS; group++) {
  test(`no decoder lets a string become more than text, ${group + 1} of ${GROUPS}`, async ({
    page,
    console: own,
  }, info) => {
    test.setTimeout(240_000)
    const strangers: string[] = []
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== own.origin) strangers.push(request.url())
    })
    page.on('dialog', (dialog) => {
      strangers.push(`a dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    await watch(page)
    let at = group * 97
    const next = () => STRINGS[at++ % STRINGS.length] ?? ''
    const everywhere = new Set<string>()
    const decoders = (await allDecoders(info)).filter((_, index) => index % GROUPS === group)
    await drawLittle(page)
    await openInspect(page)
    for (const { id, samples } of decoders) {
      await goToInspect(page, `/inspect/${id}`)
      const before = (await violations(page)).length
      const texts: string[] = []
      for (const given of samples.slice(0, SAMPLES).flatMap((sample) => poison(sample, next))) {
        const look = await lookAt(page, given)
        expect(look.problems, `${id}: ${shortened(given)}`).toEqual([])
        texts.push(look.title, ...look.texts)
      }
      const shown = texts.join('\n\n')
      const found = SHOWN.filter(
        (text, index) => (STRINGS[index]?.length ?? 0) > 4 && shown.includes(text),
      )
      for (const text of found) everywhere.add(text)
      if (!WITHOUT_TEXT.includes(id)) expect(found.length, id).toBeGreaterThan(0)
      expect((await violations(page)).slice(before), id).toEqual([])
    }
    expect(strangers).toEqual([])
    info.annotations.push({ type: 'shown', description: `${everywhere.size} strings` })
    expect(everywhere.size).toBeGreaterThan(250)
  })
}

test('the look finds what became more than text', async ({ page }) => {
  await openInspect(page)
  await page.evaluate(() => {
    const found = [document.createElement('img'), document.createElement('a')]
    found[0]?.setAttribute('aria-label', 'a\u202eb')
    found[1]?.setAttribute('href', 'javascript:void 0')
    document.querySelector('main')?.append('x\u200by', ...found)
  })
  const { problems } = await lookAt(page, { text: 'words' })
  for (const what of ['an element: <img', 'attribute aria-label', 'an address', 'text: ']) {
    expect(problems.join('\n')).toContain(what)
  }
})

/** What is reported each time and is nothing that was pasted: see proxy.ts. */
const KNOWN = [
  // The style sheet of Radix's select.
  'report require-trusted-types-for Element innerHTML|[data-radix-select-viewport]{',
]

/** What the page’s policies refused, and what they only reported. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(window, { violations: seen })
    document.addEventListener('securitypolicyviolation', (event) =>
      seen.push(`${event.disposition} ${event.effectiveDirective} ${event.sample}`),
    )
  })
}

async function violations(page: Page): Promise<string[]> {
  const seen = await page.evaluate(() => (window as unknown as { violations: string[] }).violations)
  return seen.filter((line) => !KNOWN.some((start) => line.startsWith(start)))
}

const shortened = (given: Poisoned): string =>
  JSON.stringify('text' in given ? given.text : given.name).slice(0, 300)
