import {
  clippedIn,
  expectNoSidewaysScroll,
  expectNoViolation,
  namelessIn,
  SIZES,
  themesAt,
} from './a11y-checks'
import { STATES } from './a11y-states'
import { expect, test } from './fixture'
import { openKeys } from './keys-page'

for (const { name, open, floats, within } of STATES) {
  // What floats is drawn for one width, and closes when that changes.
  for (const sizes of floats ? SIZES.map((size) => [size]) : [SIZES]) {
    const where = sizes.map(({ width }) => `${width} px`).join(' and ')
    test(`${name}: axe finds nothing at ${where}, nothing is too wide`, async ({
      page,
      trouble,
    }) => {
      test.setTimeout(120_000)
      if (name === 'no such page') trouble.expect(/404 \(Not Found\)/)
      for (const [index, viewport] of sizes.entries()) {
        await page.setViewportSize(viewport)
        if (index === 0) await open(page)
        await expectNoViolation(page, `${name}, ${viewport.width} px`, within, themesAt(viewport))
      }
      await expectNoSidewaysScroll(page, name)
      if (!floats) expect(await clippedIn(page), `${name} at 320 px`).toEqual([])
    })
  }
}

test('the checks themselves find what is wrong', async ({ page }) => {
  await openKeys(page)
  await page.evaluate(() => {
    document.querySelector('main')?.insertAdjacentHTML(
      'beforeend',
      `<button></button><img src="/icon.svg"><div id="wide">wide</div>
       <p id="cut">one<br>two<br>three</p>`,
    )
    const wide = document.getElementById('wide')
    if (wide) wide.style.width = '500px'
    const cut = document.getElementById('cut')
    if (cut) Object.assign(cut.style, { height: '10px', overflow: 'hidden' })
  })
  await expect(expectNoViolation(page, 'planted')).rejects.toThrow(/image-alt/)
  await expect(expectNoSidewaysScroll(page, 'planted')).rejects.toThrow(/px of content/)
  expect(await clippedIn(page)).toHaveLength(1)
  expect(namelessIn(await page.locator('body').ariaSnapshot())).toHaveLength(1)
})
