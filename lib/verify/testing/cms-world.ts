import { fingerprint } from '../../bytes/digest'
import { encodeUtf8 } from '../../bytes/utf8'
import { type CmsOrder, type CmsResult, readCms, unreadCms, verifyCms } from '../cms'
import type { TrustedRoot } from '../trust'
import { type SignCmsOptions, signCms } from './cms'
import { makePki, type Pki, RECEIPT_SIGNING, WWDR } from './pki'

export const CMS_NOW = Date.parse('2026-11-22T12:00:00Z')
export const CMS_CONTENT = encodeUtf8('The content, '.repeat(300))

/** Two made chains, and what signs and verifies with them. */
export interface CmsWorld {
  rsa: Pki
  ec: Pki
  signed(more?: Partial<SignCmsOptions>, pki?: Pki): Promise<Uint8Array>
  verify(message: Uint8Array, more?: Partial<CmsOrder>): Promise<CmsResult>
}

export async function makeCmsWorld(): Promise<CmsWorld> {
  const rsa = await makePki({ kind: 'RSA' })
  const ec = await makePki({ kind: 'EC' })
  const trust = await Promise.all([rsa, ec].map(rootOf))
  return {
    rsa,
    ec,
    signed: (more = {}, pki = rsa) =>
      signCms({
        content: CMS_CONTENT,
        signer: pki.leaf,
        certificates: [pki.leaf, pki.intermediate, pki.root],
        ...more,
      }),
    verify: async (message, more = {}) => {
      const read = readCms(message)
      if (!read.ok) return unreadCms(read)
      return verifyCms(read.cms, {
        trust,
        signedAt: CMS_NOW,
        now: CMS_NOW,
        marks: { leaf: RECEIPT_SIGNING, intermediate: WWDR },
        ...more,
      })
    },
  }
}

async function rootOf({ root: { der } }: Pki): Promise<TrustedRoot> {
  return { name: 'Assay sample root', origin: 'added', fingerprint: await fingerprint(der), der }
}

/** Codes of the steps that failed. */
export const failures = ({ steps }: CmsResult): (string | undefined)[] =>
  steps.filter(({ result }) => result === 'fail').map(({ code }) => code)
