import { chromium } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import { command, openSample } from '@/e2e/browser/customers'
import { launchOptions } from '@/e2e/chromium'
import { launchConsole } from '@/e2e/http/console'
const OUT = '/tmp/life-shots'
mkdirSync(OUT, { recursive: true })
const only = process.argv[2] ? new RegExp(process.argv[2]) : null
const running = await launchConsole()
const browser = await chromium.launch(launchOptions())
const IDS = ['new-monthly','trial-converts','up-and-down','grace-and-recovery','billing-lapse','refund-active','refund-revoked','family-sharing','consumables','non-consumable','offers','price-increase','commitment','many']
try {
  const context = await browser.newContext({ baseURL: running.origin, viewport: { width: 1440, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/Berlin' })
  const page = await context.newPage()
  await openSample(page)
  const shoot = async (name: string) => {
    for (const width of [1440, 390]) for (const scheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await page.waitForTimeout(150)
      await page.screenshot({ path: `${OUT}/${name}-${width}-${scheme}.png`, fullPage: true })
    }
    await page.setViewportSize({ width: 1440, height: 900 })
    console.log(name)
  }
  const members: string[] = []
  for (const id of IDS) {
    if (only && !only.test(id)) continue
    const side = id === 'billing-lapse' || id === 'family-sharing' ? 'production' : 'sandbox'
    const { transactionId, customerId } = await command(page, { do: 'start-scenario', side, scenario: id, begin: 'past' })
    await page.goto(`/transactions/${transactionId}?environment=simulator-${side}`)
    await page.getByTestId('access').first().waitFor()
    await page.getByText(/^transactions: [\d,]+( in \d+ pages)?$/).waitFor({ timeout: 120000 })
    await page.getByText(/^notifications: [\d,]+( in \d+ pages)?$/).waitFor({ timeout: 120000 }).catch(() => {})
    await page.waitForTimeout(800)
    await shoot(`s-${id}`)
    if (id === 'family-sharing') {
      const member = await page.evaluate((of) => new Promise<string>((resolve) => { const s = new EventSource('/api/simulator/app-store/events'); s.onmessage = ({ data }) => { const e = JSON.parse(data); if (!e.state) return; s.close(); resolve(e.state.sides.production.customers.find((c: any) => c.familyOf === of).transactions.at(-1).transactionId) } }), customerId)
      await page.goto(`/transactions/${member}?environment=simulator-${side}`)
      await page.getByTestId('access').first().waitFor(); await page.waitForTimeout(1500)
      await shoot('s-family-member')
    }
    if (id === 'grace-and-recovery') {
      for (const tab of ['Statuses', 'Refunds', 'Notifications', 'Findings']) { await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click(); await page.waitForTimeout(300); await shoot(`t-${tab.toLowerCase()}`) }
      await page.getByRole('tab', { name: /^Transactions/ }).click()
      await page.getByRole('button', { name: 'Compare' }).first().click()
      await page.getByRole('button', { name: 'Keep this moment' }).click()
      await page.getByRole('button', { name: 'Filters of the API' }).click()
      await page.getByText('Change something at the App Store', { exact: true }).click()
      await shoot('t-open-panels')
    }
  }
  if (!only || only.test('fails')) {
    await page.goto('/transactions?environment=simulator-sandbox'); await page.waitForTimeout(800); await shoot('l-empty')
    const { transactionId } = await command(page, { do: 'start-scenario', side: 'sandbox', scenario: 'new-monthly', begin: 'past' })
    const fail = async (name: string, path: string, before?: () => Promise<unknown>) => { await before?.(); await page.goto(path); await page.waitForTimeout(2500); await shoot(name); await command(page, { do: 'clear-faults' }) }
    await fail('f-404', '/transactions/2000999999999999?environment=simulator-sandbox')
    const many = (fault: any) => () => command(page, { do: 'answer-next', fault })
    await fail('f-500', `/transactions/${transactionId}?environment=simulator-sandbox`, many({ kind: 'error', errorCode: 5000000, times: 20 })).catch((e) => console.log('500', e.message))
    await fail('f-rate', `/transactions/${transactionId}?environment=simulator-sandbox`, many({ kind: 'rate-limit', times: 20, waitMs: 60000 })).catch((e) => console.log('rate', e.message))
    await fail('f-drop', `/transactions/${transactionId}?environment=simulator-sandbox`, many({ kind: 'drop', times: 20 })).catch((e) => console.log('drop', e.message))
    await fail('f-order', `/transactions/MABC123XYZ?environment=simulator-sandbox`)
    await page.goto('/simulator/app-store'); await page.waitForTimeout(1500); await shoot('sim')
    const keys = await page.evaluate(() => new Promise<string[]>((resolve) => { const s = new EventSource('/api/simulator/app-store/events'); s.onmessage = ({ data }) => { const e = JSON.parse(data); if (!e.state) return; s.close(); resolve(e.state.keys.map((k: any) => k.keyId)) } }))
    for (const keyId of keys) await command(page, { do: 'revoke-key', keyId })
    await fail('f-401', `/transactions/${transactionId}?environment=simulator-sandbox`)
  }
} finally { await browser.close(); await running.stop() }
