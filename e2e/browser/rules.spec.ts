import { RULE_GROUPS } from '@/lib/rules/registry'
import { FULL_SIZE } from '../../lib/testing/full-size'
import { sendAll } from '../http/raw'
import { expect, test } from './fixture'
import { deviceToken, openComposer, readyToSend, send, writePayload } from './push-page'

const all = RULE_GROUPS.flatMap((group) => group.rules.map((rule) => ({ group, rule })))

// One page is drawn for all of them. `npm run test:acceptance` asks for each, which takes minutes.
const asked = FULL_SIZE
  ? all
  : all.filter(({ group, rule }, at) => at % 5 === 0 || group.rules[0] === rule)

test('every rule that is registered has its page, with its title', async ({ console }) => {
  test.setTimeout(180_000)
  expect(all.length).toBeGreaterThanOrEqual(800)
  const answers = await sendAll(asked, ({ rule }) =>
    console.ask({ path: `/rules/${rule.code}`, headers: [['Host', `127.0.0.1:${console.port}`]] }),
  )
  for (const [index, { status, body }] of answers.entries()) {
    const { rule, group } = asked[index] ?? { rule: null, group: null }
    expect(status, rule?.code).toBe(200)
    expect(titleOf(body), rule?.code).toBe(`${rule?.title} · Assay`)
    expect(body, rule?.code).toContain(`href="/rules/${group?.id}"`)
  }
})

test('a rule that is not there is a 404, with a search', async ({ page, console, trouble }) => {
  trouble.expect(/404 \(Not Found\)/)
  for (const path of ['/rules/nothing', '/rules/push-request/nothing', '/rules/a/b']) {
    const { status } = await console.ask({
      path,
      headers: [['Host', `127.0.0.1:${console.port}`]],
    })
    expect(status, path).toBe(404)
  }
  await page.goto('/rules/push-request/nothing')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no rule of that name')
  await page.getByRole('searchbox', { name: 'Search the rules' }).fill('collapse')
  await page
    .getByRole('link', { name: /collapse/i })
    .first()
    .click()
  await expect(page).toHaveURL(/\/rules\/[a-z-]+\/[a-z0-9-]*collapse/)
})

test('the rules are searched by words and by level, and the address keeps it', async ({ page }) => {
  await page.goto('/rules')
  const count = page.getByRole('status').filter({ hasText: ' rules' })
  await expect(count).toHaveText(`${all.length} of ${all.length} rules`)
  await page.getByRole('searchbox', { name: 'Search the rules' }).fill('BadDeviceToken')
  await expect(count).not.toHaveText(`${all.length} of ${all.length} rules`)
  await expect(page).toHaveURL(/\?q=BadDeviceToken$/)
  await expect(page.getByRole('link', { name: /apns-reason\/bad-device-token/ })).toBeVisible()

  await page.getByRole('searchbox', { name: 'Search the rules' }).fill('')
  await expect(count).toHaveText(`${all.length} of ${all.length} rules`)
  await page.getByRole('radio', { name: 'Warnings' }).click()
  const warnings = all.filter(({ rule }) => rule.level === 'warning').length
  await expect(count).toHaveText(`${warnings} of ${all.length} rules`)
  await page.reload()
  await expect(count).toHaveText(`${warnings} of ${all.length} rules`)

  await page.getByRole('searchbox', { name: 'Search the rules' }).fill('nobody wrote this')
  await page.getByRole('button', { name: 'Show all rules' }).click()
  await expect(count).toHaveText(`${all.length} of ${all.length} rules`)
})

test('a rule’s page says why, what to do, and where it is written', async ({ page }) => {
  await page.goto('/rules/apns-reason/bad-device-token')
  for (const heading of ['Why it happens', 'What to do', 'Sources']) {
    await expect(page.getByRole('heading', { name: heading })).toBeVisible()
  }
  await expect(page.getByRole('link', { name: /developer\.apple\.com/ }).first()).toHaveAttribute(
    'href',
    /^https:\/\/developer\.apple\.com\/documentation\//,
  )
  await page.getByRole('link', { name: 'APNs reasons' }).click()
  await expect(page).toHaveURL(/\/rules\/apns-reason$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('APNs reasons')
})

test('what is found leads to the page of its rule', async ({ page }) => {
  await openComposer(page)
  await deviceToken(page).fill('not hexadecimal')
  await writePayload(page, { aps: { badge: 'three', 'content-available': 1, alert: 3 }, acme: {} })
  const findings = page.getByRole('region', { name: 'Findings' })
  await expect(findings.getByRole('listitem').first()).toBeVisible()
  for (const line of await findings.getByText('What to do').all()) await line.click()
  const links = findings.getByRole('link', { name: /^Rule: / })
  const hrefs = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href')))
  expect(hrefs.length).toBeGreaterThan(2)
  for (const href of hrefs) {
    expect((await page.request.get(href ?? '')).status(), href ?? '').toBe(200)
  }
  const code = (await links.first().textContent())?.replace('Rule: ', '')
  await links.first().click()
  await expect(page).toHaveURL(new RegExp(`/rules/${code}$`))
})

test('so does what APNs said', async ({ page }) => {
  await readyToSend(page)
  await deviceToken(page).fill('cd'.repeat(32))
  const answer = await send(page)
  await answer.getByRole('link', { name: 'Rule: apns-reason/bad-device-token' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'The device token is not valid here',
  )
})

/** The title of an HTML page, with its entities read. */
function titleOf(html: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }
  return (/<title>(.*?)<\/title>/.exec(html)?.[1] ?? '').replace(
    /&(amp|lt|gt|quot|#x27);/g,
    (_, name: string) => entities[name] ?? '',
  )
}
