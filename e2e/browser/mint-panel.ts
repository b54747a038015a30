import { expect, type Locator, type Page } from '@playwright/test'

export const mintPanel = (page: Page): Locator => page.getByRole('region', { name: 'Mint a token' })
export const minted = (page: Page): Locator =>
  page.getByRole('region', { name: 'The minted token' })

/** Chooses what the token is for. */
export async function mintFor(
  page: Page,
  service: 'APNs' | 'Server API' | 'Connect',
): Promise<void> {
  await mintPanel(page).getByRole('radio', { name: service, exact: true }).click()
}

/** Presses the button and waits for the token. */
export async function mint(page: Page): Promise<Locator> {
  await mintPanel(page).getByRole('button', { name: 'Mint the token' }).click()
  await expect(minted(page)).toContainText('Good for')
  return minted(page)
}

/** The token that was minted, as it is shown to whoever asks. */
export async function mintedToken(page: Page): Promise<string> {
  await minted(page).getByRole('button', { name: 'Show the token' }).click()
  const text = (await minted(page).locator('code').textContent()) ?? ''
  expect(text).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
  await minted(page).getByRole('button', { name: 'Hide the token' }).click()
  return text
}

/** Header and claims, without a look at the signature. */
export function readToken(token: string): { header: unknown; claims: Record<string, unknown> } {
  const [header = '', claims = ''] = token.split('.')
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  return { header: read(header), claims: read(claims) }
}
