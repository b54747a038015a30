import { isJsonObject, type JsonNode } from '../../json/node'
import { findings, lint } from '../../rules/lint'
import { notificationRules } from '../../rules/notification'
import type { NotificationSubject, PartSubject } from '../../rules/notification-subject'
import type { PayloadSubject } from '../../rules/payload-subject'
import type { Finding } from '../../rules/rule'
import type { Context } from '../decoder'
import type { Inspection } from '../inspection'
import { CONTENTS, type Kind, type KindId, number, text } from './kinds'
import type { GoodJson } from './reading'

/** Where a notification holds tokens, and of which kind. */
const PLACES: readonly { content: string; field: string; kind: KindId }[] = [
  { content: 'data', field: 'signedTransactionInfo', kind: 'transaction' },
  { content: 'data', field: 'signedRenewalInfo', kind: 'renewal-info' },
  { content: 'appData', field: 'signedAppTransactionInfo', kind: 'app-transaction' },
]

/** The tokens inside a notification, each verified on its own, and what the rules say of the whole. */
export async function inside(
  kind: Kind,
  subject: PayloadSubject,
  json: GoodJson,
  source: string,
  context: Context,
): Promise<{ parts: Inspection[]; findings: Finding[] }> {
  if (kind.id !== 'notification') return { parts: [], findings: [] }
  const parts: Inspection[] = []
  const seen: PartSubject[] = []
  for (const { content, field, kind: expected } of PLACES) {
    const node = member(member(json.root, content), field)
    const inner = node && innerText(node, source)
    if (inner === null || inner === undefined) continue
    const at = `${content}.${field}`
    const part = await context.part(inner, at, expected)
    parts.push(part)
    seen.push(partSubject(part, at))
  }
  const whole: NotificationSubject = { ...subject, ...outerClaims(kind, subject), parts: seen }
  return { parts, findings: findings(lint(notificationRules, whole)) }
}

/** A token as it is; or the object that somebody has put in its place. */
function innerText(node: JsonNode, source: string): string | null {
  if (node.type === 'string') return node.value
  return node.type === 'object' ? source.slice(node.start, node.end) : null
}

/** Of keys that stand twice the last counts, as everywhere. */
function member(node: JsonNode | undefined, key: string): JsonNode | undefined {
  return node?.type === 'object'
    ? node.members.findLast((entry) => entry.key === key)?.value
    : undefined
}

function partSubject(part: Inspection, at: string): PartSubject {
  const value = isJsonObject(part.value) ? part.value : null
  return {
    at,
    title: part.title,
    invalid: part.verdict === 'invalid',
    problem: part.summary,
    bundleId: text(value?.bundleId),
    environment: text(value?.environment ?? value?.receiptType),
    originalTransactionId: text(value?.originalTransactionId),
  }
}

function outerClaims({ claims }: Kind, { payload }: PayloadSubject) {
  const { bundleId, appAppleId } = claims(payload)
  const contents = CONTENTS.filter((key) => payload[key] !== undefined)
  const data = isJsonObject(payload.data) ? payload.data : null
  return {
    bundleId: bundleId ?? null,
    appAppleId: appAppleId ?? null,
    contents,
    status: number(data?.status),
    type: text(payload.notificationType),
    subtype: text(payload.subtype),
  }
}
