import { findPushType, payloadLimit } from '../../apple/push-types'
import { exactValue } from '../../json/exact'
import { isJsonObject, type JsonNode } from '../../json/node'
import { alertHasWords, apsInteracts } from '../../push/aps'
import { pushDraft } from '../../push/draft'
import { EMPTY_REQUEST } from '../../push/empty-request'
import { explainAccepted } from '../../push/explain-accepted'
import { formatBytes } from '../../push/instant'
import { utf8Length } from '../../push/payload'
import { whiteSpaceBytes } from '../../push/white-space'
import { findings, lint } from '../../rules/lint'
import { pushRequestRules } from '../../rules/push-request'
import type { Finding } from '../../rules/rule'
import type { Decoder } from '../decoder'
import type { Field } from '../inspection'
import { jsonFindings } from '../json/reading'
import { jsonFields, textView } from '../json-fields'
import type { Source } from '../source'
import { APS_FIELDS } from './aps-fields'
import { SAMPLES } from './samples'

/** The payload of a push alone: what only the payload can tell. */
export const pushPayload: Decoder = {
  id: 'push-payload',
  title: 'Payload of a push',
  about: 'The JSON body of a push, with aps in it: its size, its keys and what is wrong with them.',
  samples: SAMPLES,
  detect: (source) => (apsOf(source) ? 0.9 : 0),
  decode: async (source, context) => {
    const { text, json: parsed } = source
    if (text === null || !parsed?.ok) {
      return {
        summary: 'This is not a payload: a push needs a JSON object.',
        findings: parsed ? jsonFindings(source, parsed) : [],
      }
    }
    const aps = apsOf(source)
    const type = aps ? likelyType(aps, utf8Length(text)) : 'alert'
    const size = { all: utf8Length(text), whiteSpace: whiteSpaceBytes(text) }
    const limit = payloadLimit(type)
    const title = findPushType(type)?.title ?? type
    return {
      title: `Payload of a push: ${title}`,
      summary: `A payload of ${formatBytes(size.all)}; ${formatBytes(limit)} are allowed${limit === 4096 ? ' (5,120 for VoIP)' : ''}. Judged as push type ${type}, from what is in aps.`,
      findings: [
        ...payloadFindings(text, type, context.now),
        ...jsonFindings(source, parsed, size).filter(({ code }) => OWN.includes(code)),
        ...(type === 'background' ? accepted(text, context.now) : []),
      ],
      fields: [...sizeFields(size, limit), ...payloadFields(parsed.root, text)],
      views: [textView('payload', 'Payload', text)],
      value: exactValue(parsed.root),
    }
  },
}

/** Of the rules on JSON those that the rules on payloads do not have. */
const OWN: readonly string[] = ['json/white-space']

function apsOf(source: Source) {
  const value = source.json?.ok ? source.json.value : undefined
  return isJsonObject(value) && isJsonObject(value.aps) ? value.aps : null
}

/** The push type that a payload is most likely meant for; the header is what really says it. */
function likelyType(aps: NonNullable<ReturnType<typeof apsOf>>, bytes: number): string {
  if (aps['content-state'] !== undefined || aps.event !== undefined) return 'liveactivity'
  if (aps['content-changed'] !== undefined) return 'widgets'
  if (aps['content-available'] !== undefined && !alertHasWords(aps.alert)) return 'background'
  // Only VoIP may have more than 4,096 bytes, and its payload shows nothing by itself.
  return bytes > payloadLimit('alert') && !apsInteracts(aps) ? 'voip' : 'alert'
}

/** What the rules on pushes find in the payload, headers left aside. */
function payloadFindings(text: string, pushType: string, now: number | null): Finding[] {
  return findings(lint(pushRequestRules, draftOf(text, pushType, now))).filter(
    ({ at, code }) => /^payload(?:\/|$)/.test(at ?? '') && (now !== null || !OF_NOW.includes(code)),
  )
}

/** Rules that compare the payload with the clock. */
const OF_NOW: readonly string[] = ['push-request/live-activity-stale-timestamp']

function draftOf(payload: string, pushType: string, now: number | null) {
  return pushDraft({ ...EMPTY_REQUEST, payload, pushType, environment: 'production' }, now ?? 0)
}

/** What a 200 for a background push does not promise: what people ask when nothing happens. */
function accepted(text: string, now: number | null): Finding[] {
  const outcome = {
    kind: 'accepted' as const,
    reason: null,
    timestamp: null,
    fault: null,
    retryAt: null,
    attempts: 1,
    exchange: {
      apnsId: '',
      environment: 'production' as const,
      authority: '',
      request: { method: 'POST', path: '', headers: [], body: '' },
      response: null,
      startedAt: Number.NaN,
      timings: { queue: 0, dns: null, tcp: null, tls: null, firstByte: null, total: 0 },
      connection: null,
    },
  }
  return explainAccepted(outcome, draftOf(text, 'background', now)).findings.filter(
    ({ code }) => code === 'outcome/accepted-background',
  )
}

function sizeFields(size: { all: number; whiteSpace: number }, limit: number): Field[] {
  const left = limit - size.all
  return [
    {
      label: 'bytes',
      title: 'Size',
      value: String(size.all),
      kind: 'number',
      words: left >= 0 ? `${formatBytes(left)} left` : `${formatBytes(-left)} too many`,
      note: `Counted as UTF-8, without white space around it. ${formatBytes(limit)} are allowed.`,
    },
    {
      label: 'white space',
      value: String(size.whiteSpace),
      kind: 'number',
      note: 'Between values: allowed, and counted.',
    },
  ]
}

/** An app's own keys are its own; inside aps there are only Apple's. */
function payloadFields(root: JsonNode, text: string): Field[] {
  const fields = jsonFields(root, text, 'payload', null)
  if (root.type !== 'object') return fields
  return fields.map((field, index) => {
    const member = root.members[index]
    return field.label === 'aps' && member
      ? {
          ...field,
          title: 'Apple’s part',
          children: jsonFields(member.value, text, 'payload', APS_FIELDS),
        }
      : field
  })
}
