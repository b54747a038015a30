import { expect, test } from './fixture'
import { addDevice, answer, getKey, openComposer, sendButton, writeInForm } from './push-page'

test('the main job on a phone', async ({ page }) => {
  await openComposer(page)
  await getKey(page)
  await addDevice(page)
  const title = `In a hand, ${Date.now()}`
  await writeInForm(page, 'Title', title)
  // Send stays within a thumb’s reach, and nothing asks to be scrolled sideways.
  await expect(sendButton(page)).toBeInViewport({ ratio: 1 })
  await expectNoSidewaysScroll()
  await sendButton(page).tap()
  await expect(answer(page)).toContainText('Accepted')
  await expect(answer(page)).toContainText('It arrived on the simulated device.')
  await expectNoSidewaysScroll()

  await page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'More' }).tap()
  await page.getByRole('dialog', { name: 'More' }).getByRole('link', { name: 'Simulator' }).tap()
  await expect(page.getByRole('log').getByText(title)).toBeVisible()
  await expectNoSidewaysScroll()

  async function expectNoSidewaysScroll() {
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(wider, 'pixels wider than the screen').toBe(0)
  }
})

test('a mistake and its explanation on a phone', async ({ page }) => {
  await openComposer(page)
  await getKey(page)
  await addDevice(page)
  await page.getByRole('combobox', { name: 'Topic' }).fill('com.example.nobody')
  await sendButton(page).tap()
  await expect(answer(page)).toContainText('400')
  await expect(answer(page)).toContainText('TopicDisallowed')
  // The answer comes below the fold, and is brought into sight.
  await expect(answer(page).getByText('Rejected: this sender may not push')).toBeInViewport()
})
