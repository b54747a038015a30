import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Locator, type Page } from '@playwright/test'

/** Opens the simulated App Store and waits for its state. */
export async function openAppStore(page: Page): Promise<void> {
  await page.goto('/simulator/app-store')
  await expect(page.getByRole('status').getByText('Live')).toBeVisible()
  await expect(clock(page)).toBeVisible()
}

export const clock = (page: Page): Locator => page.getByRole('region', { name: 'Clock' })
export const nextEvent = (page: Page): Locator => page.getByTestId('next-event')
export const customers = (page: Page): Locator =>
  page.getByRole('region', { name: 'Customers', exact: true })
export const setUp = (page: Page): Locator =>
  page.getByRole('region', { name: 'Set up', exact: true })

/** One click on its card; the customer that it made is open then. */
export async function startScenario(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: `Start ${title}`, exact: true }).click()
  await expect(page.getByText(`“${title}” has its customer.`)).toBeVisible()
  await expect(customers(page).getByRole('heading', { level: 3 })).toContainText(title)
}

/** Stands still, so that nothing happens but what the test lets happen. */
export async function stopClock(page: Page): Promise<void> {
  const speed = clock(page).getByRole('combobox', { name: 'Speed' })
  if ((await speed.textContent()) === 'Stopped') return
  await speed.click()
  await page.getByRole('option', { name: 'Stopped' }).click()
  await expect(speed).toContainText('Stopped')
}

/** Lets an act happen to the open customer; `fill` says what it asks for. */
export async function letHappen(
  page: Page,
  title: string,
  fill: (form: Locator) => Promise<void> = async () => undefined,
): Promise<void> {
  const form = page.getByRole('form', { name: 'Let something happen' })
  await form.getByRole('combobox', { name: 'What happens now' }).click()
  await page.getByRole('option', { name: title }).first().click()
  await fill(form)
  await form.getByRole('button', { name: title, exact: true }).click()
}

/** Every customer of both sides goes, and every fault: the worker's console is shared by its tests. */
export async function removeCustomers(page: Page): Promise<void> {
  const remove = customers(page).getByRole('button', { name: /^Remove / })
  while ((await remove.count()) > 0) {
    const name = (await remove.getAttribute('aria-label')) ?? ''
    await remove.click()
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
  }
}

/** A server on loopback that takes notifications. */
export async function takeNotifications(
  status = 200,
): Promise<{ url: string; count: () => number; close: () => Promise<void> }> {
  let count = 0
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      count += 1
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/notifications`,
    count: () => count,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
