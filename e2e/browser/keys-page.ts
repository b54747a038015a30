import { createHash, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { expect, type Locator, type Page } from '@playwright/test'

/** A key as a person has it: a file of Apple's, with a name of Apple's. */
export interface KeyFile {
  key: KeyObject
  keyId: string
  name: string
  mimeType: string
  buffer: Buffer
  /** SHA-256 of the public key's SubjectPublicKeyInfo, hex. */
  fingerprint: string
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A new key on P-256 under a new Key ID. */
export function makeKeyFile(): KeyFile {
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  const digest = createHash('sha256').update(spki).digest()
  const keyId = [...digest.subarray(0, 10)].map((byte) => LETTERS[byte % 32]).join('')
  return {
    key,
    keyId,
    name: `AuthKey_${keyId}.p8`,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(key.export({ type: 'pkcs8', format: 'pem' }).toString()),
    fingerprint: digest.toString('hex'),
  }
}

/** Opens the page and waits until it knows what the session holds, and so can be used. */
export async function openKeys(page: Page, origin = ''): Promise<void> {
  await page.goto(`${origin}/keys`)
  await expect(noKey(page).or(keyTable(page))).toBeVisible({ timeout: 20_000 })
}

export function noKey(page: Page): Locator {
  return page.getByText('No key yet')
}

export function keyTable(page: Page): Locator {
  return page.getByRole('table', { name: 'Keys of this session' })
}

/** The row of a key, by its Key ID or its name. */
export function keyRow(page: Page, name: string): Locator {
  return keyTable(page).getByRole('row').filter({ hasText: name })
}

type File = Pick<KeyFile, 'name' | 'mimeType' | 'buffer'>

/** Gives the page a file, as the picker does. */
export async function pick(page: Page, { name, mimeType, buffer }: File): Promise<void> {
  await page.getByLabel('Choose a .p8 file').setInputFiles({ name, mimeType, buffer })
}

/** The same by drag and drop. */
export async function drop(page: Page, { name, mimeType, buffer }: File): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([base64, fileName, type]) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
      const transfer = new DataTransfer()
      transfer.items.add(new File([bytes], fileName, { type }))
      return transfer
    },
    [buffer.toString('base64'), name, mimeType] as const,
  )
  const target = page.getByTestId('key-drop')
  await target.dispatchEvent('dragover', { dataTransfer })
  await target.dispatchEvent('drop', { dataTransfer })
}

/** Says what the key is for: neither it nor the name of its file tells. */
export async function chooseKind(page: Page, kind = 'APNs'): Promise<void> {
  await page.getByRole('radio', { name: kind, exact: true }).click()
}

/** Presses the button that keeps what was read, with the Team ID that no file has. */
export async function keep(page: Page, teamId = 'TEAM123456'): Promise<void> {
  await chooseKind(page)
  await page.getByLabel('Team ID').fill(teamId)
  await page.getByRole('button', { name: 'Keep this key' }).click()
}

/** A key of one's own, kept. */
export async function addKey(page: Page, file: KeyFile, teamId?: string): Promise<void> {
  await pick(page, file)
  await keep(page, teamId)
  await expect(keyRow(page, file.keyId)).toBeVisible()
}

/** Why a key was not taken. */
export function problem(page: Page): Locator {
  return page.getByRole('region', { name: 'Add a key' }).getByRole('alert')
}
