import { readBer } from '../bytes/ber'
import { digest } from '../bytes/digest'
import { encodeHex } from '../bytes/hex'
import type { Step } from '../rules/rule'
import { Refusal } from '../x509/refusal'
import type { Certificate } from '../x509/types'
import { quoted } from './chain-words'
import type { Cms, CmsSigner } from './cms'
import { CMS_OIDS, contentKind } from './cms-oids'
import { cmsFail, cmsPass, cmsSkipped, cmsUnknown } from './cms-words'
import { readAttributes } from './read-cms-signer'
import { verifySignature } from './signature'

/** Whether the signed attributes speak of this content. */
export function attributesStep(
  { attributes }: CmsSigner,
  { contentType }: Cms,
  content: Uint8Array | null,
): Step {
  const name = 'Signed attributes belong to the content'
  const fail = (detail: string) => cmsFail(name, 'attributes', detail)
  if (!attributes) {
    // Without this the signature of any message would also fit one whose content is that message's
    // attributes: https://www.rfc-editor.org/rfc/rfc8933, section 1, and what came before it.
    return content && isAttributes(content)
      ? fail('There are none, and the content itself is a set of signed attributes.')
      : cmsSkipped(name, 'There are none: the signature is over the content itself.')
  }
  for (const [oid, what] of REQUIRED) {
    const times = attributes.oids.filter((one) => one === oid).length
    if (times === 0) return fail(`The signed attributes do not have a ${what}.`)
    if (times > 1) return fail(`The signed attributes have ${times} of the ${what}.`)
  }
  if (!attributes.messageDigest) return fail('The message digest cannot be read.')
  if (attributes.contentType !== contentType) {
    return fail(
      `The content is ${contentKind(contentType)}, and ${contentKind(attributes.contentType ?? 'something else')} was signed.`,
    )
  }
  return cmsPass(name, `They name the content’s type, ${contentKind(contentType)}, and its digest.`)
}

const REQUIRED = [
  [CMS_OIDS.contentType, 'content type'],
  [CMS_OIDS.messageDigest, 'message digest'],
] as const

function isAttributes(content: Uint8Array): boolean {
  if (content[0] !== 0x31) return false
  const read = readBer(content, 0, { depth: 8, nodes: 1_000 })
  if (!read.ok) return false
  try {
    return readAttributes(content, read.node).oids.includes(CMS_OIDS.messageDigest)
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** Whether the content's digest is the one that was signed. */
export async function digestStep(
  { attributes, digestAlgorithm: { name: algorithm, hash } }: CmsSigner,
  content: Uint8Array | null,
): Promise<Step> {
  const name = 'Digest matches the content'
  if (!content)
    return cmsFail(name, 'content-missing', 'The message contains a signature but no content.')
  if (!attributes)
    return cmsSkipped(name, 'No digest is signed: the signature is over the content itself.')
  if (!attributes.messageDigest) return cmsSkipped(name, 'Not checked: no digest was signed.')
  if (!hash) return cmsUnknown(name, 'algorithm', `The digest is made with ${algorithm}.`)
  const found = encodeHex(await digest(hash, content))
  const signed = encodeHex(attributes.messageDigest)
  return found === signed
    ? cmsPass(name, `${hash} of the content is ${short(found)}, and that was signed.`)
    : cmsFail(
        name,
        'digest',
        `${hash} of the content is ${short(found)}, and ${short(signed)} was signed.`,
      )
}

const short = (hex: string): string => (hex.length > 16 ? `${hex.slice(0, 16)}…` : hex || 'nothing')

/** Whether the signature matches: over the signed attributes, or over the content without them. */
export async function signatureStep(
  { attributes, signatureAlgorithm: algorithm, signature }: CmsSigner,
  leaf: Certificate | null,
  content: Uint8Array | null,
): Promise<Step> {
  const name = 'Signature matches'
  if (!leaf) return cmsSkipped(name, 'Not checked: the signing certificate is not there.')
  const data = attributes?.signed ?? content
  if (!data) return cmsSkipped(name, 'Not checked: there is no content.')
  const { spki, publicKey } = leaf
  const result = await verifySignature({ spki, publicKey, algorithm, data, signature })
  const over = `over the ${attributes ? 'signed attributes' : 'content'} (${algorithm.name})`
  switch (result) {
    case 'matches':
      return cmsPass(
        name,
        `The signature ${over} was made with the key of ${quoted(leaf.subject)}.`,
      )
    case 'does not match':
      return cmsFail(
        name,
        'signature',
        `The signature ${over} does not match the key of ${quoted(leaf.subject)}.`,
      )
    case 'not supported':
      return cmsUnknown(name, 'algorithm', `The signature is made with ${algorithm.name}.`)
  }
}
