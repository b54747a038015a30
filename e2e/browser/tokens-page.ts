import { createHmac, createPrivateKey, sign } from 'node:crypto'
import { expect, type Locator, type Page } from '@playwright/test'
import type { KeyFile } from './keys-page'

/** Opens the page and waits until the engine can read. */
export async function openTokens(page: Page): Promise<void> {
  await page.goto('/tokens')
  await expect(
    page.getByRole('list', { name: 'Samples' }).getByRole('button').first(),
  ).toBeVisible()
}

export const tokenBox = (page: Page): Locator =>
  page.getByRole('textbox', { name: 'Paste the token here' })
export const checks = (page: Page): Locator => page.getByRole('region', { name: 'Checks' })
export const story = (page: Page): Locator =>
  page.getByRole('list', { name: 'How the signature was made' })
export const part = (page: Page, name: 'Header' | 'Claims' | 'Signature'): Locator =>
  page.getByRole('region', { name, exact: true })
export const givenKeys = (page: Page): Locator =>
  page.getByRole('list', { name: 'Keys that may have signed it' })

/** Takes a sample of a provider token by its name. */
export async function takeToken(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
}

/** Chooses what the token is for. */
export async function isFor(page: Page, service: string): Promise<void> {
  await page.getByRole('combobox', { name: 'What is it for?' }).click()
  await page.getByRole('option', { name: service }).click()
}

/** Chooses a key’s file, as the picker does. */
export async function giveKey(page: Page, { name, mimeType, buffer }: KeyFile): Promise<void> {
  await page.getByLabel('Choose a file: key').setInputFiles({ name, mimeType, buffer })
  await expect(givenKeys(page)).toContainText(name)
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The two parts that are signed. */
export function signingInput(file: KeyFile, claims: object, header: object = {}): string {
  return `${encode({ alg: 'ES256', kid: file.keyId, ...header })}.${encode(claims)}`
}

/** As it should be. */
export function signed(file: KeyFile, input: string): string {
  const key = createPrivateKey(file.buffer)
  const bytes = sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' })
  return `${input}.${bytes.toString('base64url')}`
}

/** HMAC<SHA256>.authenticationCode(for:using:) in Swift, with the text of the .p8 as its key. */
export function signedWithHmac({ buffer }: KeyFile, input: string): string {
  return `${input}.${createHmac('sha256', buffer).update(input).digest('base64url')}`
}
