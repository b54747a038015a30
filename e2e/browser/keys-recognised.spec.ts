import { type ProblemCode, problem as problemOf } from '@/lib/inspect/private-key/problems'
import { REPAIRS, type RepairCode } from '@/lib/inspect/private-key/repairs'
import type { KeyFixture } from '../fixtures/key-parts'
import { makeKeys } from '../fixtures/make-keys'
import { expect, test } from './fixture'
import { openKeys, pick, problem } from './keys-page'

// Every file of the fixtures goes through the page, one after the other, as a person would try them.

type Repaired = KeyFixture & { expected: { repairs: readonly RepairCode[] } }
type Refused = KeyFixture & { expected: { refused: ProblemCode } }

const isRepaired = (row: KeyFixture): row is Repaired => 'repairs' in row.expected
const isRefused = (row: KeyFixture): row is Refused => 'refused' in row.expected
const asFile = ({ fileName, bytes }: KeyFixture) => ({
  name: fileName,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
})

test('what can be repaired is, and every repair is said', async ({ page }) => {
  test.setTimeout(120_000)
  const rows = (await makeKeys()).filter(isRepaired)
  await openKeys(page)
  for (const row of rows) {
    await test.step(row.name, async () => {
      await pick(page, asFile(row))
      const sentences = row.expected.repairs.map((code) => REPAIRS[code]).sort()
      await expect(
        page.getByText('EC P-256, PKCS#8: the form that Apple’s services accept.'),
      ).toBeVisible()
      const said = page.getByRole('list', { name: 'Repairs' }).getByRole('listitem')
      await expect.poll(async () => (await said.allTextContents()).sort()).toEqual(sentences)
      await page.getByRole('button', { name: 'Do not keep it' }).click()
    })
  }
  const kinds = new Set(rows.flatMap((row) => row.expected.repairs))
  const untried = Object.keys(REPAIRS).filter((code) => !kinds.has(code as RepairCode))
  // Spare bits need a key whose base64 ends in them, which 138 bytes never do.
  expect(untried).toEqual(['spare-bits'])
})

test('what is no key for APNs is refused, with what it is and what to do', async ({ page }) => {
  test.setTimeout(120_000)
  const rows = (await makeKeys()).filter(isRefused)
  await openKeys(page)
  for (const row of rows) {
    await test.step(row.name, async () => {
      await pick(page, asFile(row))
      const { title, fix } = problemOf(row.expected.refused)
      const note = problem(page)
      await expect(note.getByText(title, { exact: true })).toBeVisible()
      // Only the page itself refuses a file by its size, in a sentence of its own.
      if (row.expected.refused !== 'too-large') await expect(note).toContainText(fix)
    })
  }
  expect(new Set(rows.map((row) => row.expected.refused)).size).toBeGreaterThanOrEqual(30)
})
