import type { Page } from '@playwright/test'
import { openInspect } from '@/e2e/browser/inspect-page'
import { encodeBase64 } from '@/lib/bytes/base64'
import { buildReceipt } from '@/lib/inspect/app-receipt/testing/build-receipt'
import { payloadFor } from '@/lib/inspect/app-store-jws/testing/payloads'
import { signCms } from '@/lib/verify/testing/cms'
import { makePki, type Pki, RECEIPT_SIGNING, signJws, WWDR } from '@/lib/verify/testing/pki'
import { inBuiltPage } from './built-page'
import { type TimedPaste, timePastes } from './paste-timing'
import { median } from './rounds'
import type { BenchRow } from './row'

const ROUNDS = 21
/** The browser has to have seen a few before it is as quick as it gets. */
const WARM_UP = 8
/** A receipt of 20 kB in base64. */
const PURCHASES = 44

const VERDICT = '[data-testid="verdict"]'
const FACTS = '[role="treegrid"]'

/**
 * From a paste at `/` until its verdict with every check, and until its facts as well, stand in the
 * page and have been laid out. On the production build, in Chromium; the pastes are signed up to a
 * root that was added, so every check is made.
 */
export function bench(): Promise<BenchRow[]> {
  return inBuiltPage(async (page) => {
    await openInspect(page)
    const pki = await makePki({ kind: 'EC' })
    const signers = await makePki({
      kind: 'RSA',
      marks: { leaf: RECEIPT_SIGNING, intermediate: WWDR },
    })
    await page.getByLabel('Choose a file: root').setInputFiles(
      [pki, signers].map(({ root }, index) => ({
        name: `root-${index}.pem`,
        mimeType: 'application/x-pem-file',
        buffer: Buffer.from(root.pem),
      })),
    )
    return [
      ...(await rowsOf(page, 'a transaction', await list((mark) => transaction(pki, mark)))),
      ...(await rowsOf(page, 'a receipt of 20 kB', await list((mark) => receipt(signers, mark)))),
      ...(await rowsOf(page, 'a device token', await list(deviceToken))),
    ]
  })
}

async function rowsOf(page: Page, what: string, pastes: TimedPaste[]): Promise<BenchRow[]> {
  const times = (await timePastes(page, pastes)).slice(WARM_UP)
  const parts = pastes[0]?.parts ?? []
  return [
    ...parts.map(({ within }, index) => ({
      name: `${what}: to ${within === FACTS ? 'its facts' : 'the verdict (16 ms)'}`,
      value: median(times.map((time) => time.parts[index] ?? 0)),
      unit: 'ms',
    })),
    {
      name: `${what}: longest long task (50 ms)`,
      value: Math.max(...times.map(({ longTask }) => longTask)),
      unit: 'ms',
    },
  ]
}

async function list(make: (number: number) => Promise<TimedPaste>): Promise<TimedPaste[]> {
  const pastes: TimedPaste[] = []
  for (let number = 0; number < WARM_UP + ROUNDS; number++) pastes.push(await make(number))
  return pastes
}

async function transaction(pki: Pki, number: number): Promise<TimedPaste> {
  const mark = `pro.monthly.${1000 + number}`
  const payload = { ...payloadFor('transaction', 'Sandbox'), productId: mark }
  return { text: await signJws(pki, payload), parts: bothOf(mark) }
}

async function receipt({ root, intermediate, leaf }: Pki, number: number): Promise<TimedPaste> {
  const mark = `com.example.app${1000 + number}`
  const content = await buildReceipt({
    environment: 'Production',
    created: '2026-03-06T10:00:00Z',
    bundleId: mark,
    purchases: Array.from({ length: PURCHASES }, (_, index) => ({
      id: String(410_000_000_000_000 + index),
      original: '410000000000000',
      bought: '2026-03-01T00:00:00Z',
      expires: '2026-04-01T00:00:00Z',
    })),
  })
  const signed = await signCms({
    content,
    signer: leaf,
    certificates: [leaf, intermediate, root],
  })
  return { text: encodeBase64(signed), parts: bothOf(mark) }
}

const bothOf = (mark: string): TimedPaste['parts'] => [
  { within: VERDICT, mark },
  { within: FACTS, mark },
]

/** What is said of every device token is the same, so it is told by its facts. */
async function deviceToken(number: number): Promise<TimedPaste> {
  const mark = (0x1000 + number).toString(16).repeat(16)
  return { text: mark, parts: [{ within: FACTS, mark }] }
}
