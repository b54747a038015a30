import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page } from '@playwright/test'
import type { InboxAnswer, InboxWish } from '../../lib/notifications/actions'
import type { AppStoreCommand } from '../../lib/simulator/app-store-commands'
import { callAction, returned } from './action'
import { storeState } from './store-state'

/** The app that the simulated App Store has from the first. */
export const DEMO = 'com.example.assay.demo'

/**
 * Opens the page of an inbox that the simulated App Store sends to; its id. Nobody is in the sandbox
 * any more: customers of the tests before would send here too.
 */
export async function openInbox(page: Page): Promise<string> {
  // Whoever asks for the first time has none, and says where the console is.
  const origin = new URL((await page.request.get('/api/inbox')).url()).origin
  const wish: InboxWish = { name: '', environment: null }
  const made = await callAction(page.request, origin, 'makeInbox', [wish])
  expect(await returned<InboxAnswer>(made)).toMatchObject({ ok: true })
  const { inboxes } = await (await page.request.get('/api/inbox')).json()
  const { customers } = (await storeState(origin)).sides.sandbox
  for (const { id: customerId } of customers) {
    await runStore(page, { do: 'remove-customer', side: 'sandbox', customerId }, origin)
  }
  const url = new URL(new URL(inboxes[0].address).pathname, origin).href
  await runStore(page, { do: 'set-url', side: 'sandbox', bundleId: DEMO, url }, origin)
  await page.goto('/notifications')
  await expect(page.getByText('Assay Demo sends here')).toBeVisible()
  return inboxes[0].id
}

/** The same as a person does it. */
export async function makeInbox(page: Page): Promise<void> {
  await page.goto('/notifications')
  await page.getByRole('button', { name: 'Make an address' }).click()
  await expect(page.getByTestId('address')).toContainText('/api/notifications/')
  await page.getByRole('button', { name: 'Let the simulator send here' }).click()
  await expect(page.getByText('Assay Demo sends here')).toBeVisible()
}

export interface ArrivalSeen {
  id: string
  number: number
  repeats: number
  told: { type: string; subtype: string | null; title: string; uuid: string }
}

/** What the console has, the oldest first. */
export async function arrivals(page: Page, inbox: string): Promise<ArrivalSeen[]> {
  const newestFirst = await page.evaluate(async (address) => {
    const answer = await fetch(address)
    const body: { arrivals: ArrivalSeen[] } = await answer.json()
    return body.arrivals
  }, `/api/inbox/${inbox}/arrivals?ring=genuine`)
  return newestFirst.toReversed()
}

/** `DID_RENEW`, `DID_RENEW/BILLING_RECOVERY`. */
export const nameOf = ({ told: { type, subtype } }: ArrivalSeen) =>
  subtype === null ? type : `${type}/${subtype}`

/** Ids in the list as it is drawn, the newest first. */
export function shownIds(page: Page): Promise<string[]> {
  return page
    .locator('[data-arrival]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-arrival') ?? ''))
}

export const row = (page: Page, title: string) =>
  page.getByRole('list', { name: 'Arrivals' }).getByRole('button', { name: title }).first()

export const reading = (page: Page) => page.getByTestId('reading')

/** Starts one of the simulator's scenarios, from the page. */
export async function startScenario(page: Page, title: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Scenario' }).click()
  await page.getByRole('option', { name: new RegExp(`^${title}`) }).click()
  await page.getByRole('button', { name: 'Start the scenario' }).click()
}

export async function runStore(
  page: Page,
  command: AppStoreCommand,
  origin = new URL(page.url()).origin,
): Promise<void> {
  const answer = await returned<{ ok: boolean; message?: string }>(
    await callAction(page.request, origin, 'runAppStore', [command]),
  )
  expect(answer, JSON.stringify(command)).toMatchObject({ ok: true })
}

/** Lets time pass in the simulator, from one thing that happens to the next, until it is so. */
export async function passTime(
  page: Page,
  inbox: string,
  enough: (seen: ArrivalSeen[]) => boolean,
): Promise<ArrivalSeen[]> {
  for (let round = 0; round < 60; round++) {
    const seen = await arrivals(page, inbox)
    if (enough(seen)) return seen
    await runStore(page, { do: 'advance', side: 'sandbox', by: 'next-event' })
    // What happens is not always told, and what is told takes a moment to arrive.
    for (let wait = 0; wait < 10 && (await arrivals(page, inbox)).length === seen.length; wait++)
      await page.waitForTimeout(100)
  }
  throw new Error(`it never came: ${(await arrivals(page, inbox)).map(nameOf).join(', ')}`)
}

/** A key of the simulated App Store, on the tabs that ask it. */
export async function giveKey(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Give me a key to try' }).click()
  await expect(page.getByRole('combobox', { name: 'In-App Purchase key' })).toContainText(
    'Simulator key',
  )
}

/** A server of a developer's, on loopback: what it got, and how it answers. */
export async function ownServer(status: (index: number) => number = () => 200) {
  const got: { headers: Record<string, unknown>; body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (part: string) => {
      body += part
    })
    request.on('end', () => {
      got.push({ headers: request.headers, body })
      response.statusCode = status(got.length - 1)
      response.end('answered by the test')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    got,
    url: `http://127.0.0.1:${port}/hook`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  }
}
