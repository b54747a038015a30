import type { DerNode } from '../bytes/der'
import { isDer } from '../bytes/der-value'
import { extensionTree, readAppleText } from './extension-values'
import { readText } from './text'
import type { Certificate, Extension } from './types'

const ARC = '1.2.840.113635.100.6.'
const DEVELOPMENT = `${ARC}3.1`
const PRODUCTION = `${ARC}3.2`
const VOIP = [`${ARC}3.3`, `${ARC}3.4`, `${ARC}3.5`]
const TOPICS = `${ARC}3.6`
const PASS = `${ARC}1.16`
const WEBSITE = `${ARC}1.17`

/** What a certificate may send to APNs, as Apple's extensions in it say. */
export interface PushFacts {
  environments: ('sandbox' | 'production')[]
  /** `kind` as Apple writes it: `app`, `voip`, `complication`; empty where nothing says it. */
  topics: { topic: string; kind: string }[]
  /** A pass type identifier or a website push identifier, where it is such a certificate. */
  pass: string | null
  website: string | null
}

/**
 * The push side of a certificate; `null` where none of Apple's extensions speaks of pushes.
 * https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns
 */
export function readPushFacts(certificate: Certificate): PushFacts | null {
  const find = (oid: string) => certificate.extensions.find((row) => row.oid === oid)
  const text = (oid: string) => {
    const extension = find(oid)
    return extension ? (readAppleText(extension) ?? '') : null
  }
  const [pass, website] = [text(PASS), text(WEBSITE)]
  const environments: PushFacts['environments'] = []
  if (find(DEVELOPMENT)) environments.push('sandbox')
  // A pass is updated through production only; its certificate need not say so.
  if (find(PRODUCTION) || pass !== null) environments.push('production')
  const listed = find(TOPICS)
  const voip = VOIP.some((oid) => find(oid))
  if (environments.length === 0 && !listed && !voip && website === null) return null
  const topics = listed ? readTopics(listed) : topicsOfName(certificate, voip)
  return { environments, topics, pass, website }
}

/** A list of topics, each followed by a list of its kinds; what does not fit is passed over. */
export function readTopics(extension: Extension): PushFacts['topics'] {
  const tree = extensionTree(extension)
  const topics: PushFacts['topics'] = []
  for (const node of tree?.children ?? []) {
    const topic = readText(extension.value, node)
    const last = topics.at(-1)
    if (topic !== null) topics.push({ topic, kind: '' })
    else if (last && isDer(node, 'sequence')) last.kind = kindsOf(extension.value, node)
  }
  return topics
}

function kindsOf(bytes: Uint8Array, node: DerNode): string {
  return node.children.map((child) => readText(bytes, child) ?? '?').join(', ')
}

/** Older certificates name their one topic as UID of the subject. */
function topicsOfName({ subject }: Certificate, voip: boolean): PushFacts['topics'] {
  const topic = subject.attributes.find(({ type }) => type === 'UID')?.value
  return topic ? [{ topic, kind: voip ? 'voip' : '' }] : []
}
