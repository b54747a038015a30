import { formatUtc } from '@/components/ui/time-format'
import type { Expiration, PushRequest } from '@/lib/push/request'

/** One fact of an example, as the rule's page shows it. */
export interface ExampleRow {
  name: string
  value: string
}

const NAMES: Partial<Record<string, string>> = {
  deviceToken: 'device token',
  topic: 'apns-topic',
  pushType: 'apns-push-type',
  priority: 'apns-priority',
  expiration: 'apns-expiration',
  collapseId: 'apns-collapse-id',
  apnsId: 'apns-id',
  'key.keyId': 'Key ID',
  'key.teamId': 'Team ID',
  'key.fileKeyId': 'Key ID in the file name',
}

/** A rule's example as rows, whatever it is of: a push draft in the words of the wire, else its JSON. */
export function exampleRows(subject: unknown): ExampleRow[] {
  if (!isDraft(subject)) return flatten('', subject)
  const { expiration, ...request } = subject.request
  return [
    { name: 'now', value: formatUtc(subject.now) },
    { name: 'apns-expiration', value: expirationText(expiration) },
    ...flatten('', request),
  ]
    .filter((row) => row.name !== 'key.id')
    .map((row) => ({ name: NAMES[row.name] ?? row.name, value: row.value }))
}

/** More than these are not taken in at a glance. */
const MOST_ROWS = 8

/**
 * The rows to show of an example. Of one with many: where it differs from the nearest of the others,
 * and of a push its type, without which little can be understood.
 */
export function tellingRows(subject: unknown, others: readonly unknown[]): ExampleRow[] {
  const rows = exampleRows(subject)
  const draft = isDraft(subject)
  if (!draft && (rows.length <= MOST_ROWS || others.length === 0)) return rows
  const other = nearest(rows, others.map(exampleRows))
  const differing = differingRows(rows, other)
  if (draft) return rows.filter((row) => row.name === 'apns-push-type' || differing.includes(row))
  const names = new Set(rows.map(({ name }) => name))
  const missing = other.filter(({ name }) => !names.has(name))
  const telling = [...differing, ...missing.map(({ name }) => ({ name, value: NOT_THERE }))]
  return telling.length === 0 ? rows : telling
}

const NOT_THERE = '(not there)'

/** The rows in which the one differs from the other; a row that is missing there differs too. */
function differingRows(rows: readonly ExampleRow[], other: readonly ExampleRow[]): ExampleRow[] {
  const values = new Map(other.map((row) => [row.name, row.value]))
  return rows.filter((row) => values.get(row.name) !== row.value)
}

/** Of the candidates the one with the fewest differences: what was changed is then the point. */
function nearest(rows: readonly ExampleRow[], candidates: readonly ExampleRow[][]): ExampleRow[] {
  const distance = (other: ExampleRow[]) =>
    differingRows(rows, other).length + differingRows(other, rows).length
  return [...candidates].sort((a, b) => distance(a) - distance(b))[0] ?? []
}

/** Quotes a value whose white space or control characters would otherwise stay unseen. */
export function visible(value: string): string {
  if (value === '') return '(empty)'
  return /^\s|\s$|[^\S\n ]|[\p{Cc}\p{Cf}]/u.test(value.replaceAll('\n', ''))
    ? JSON.stringify(value).replace(/[\p{Cf}\p{Zs}]/gu, (character) =>
        character === ' '
          ? ' '
          : `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
      )
    : value
}

/** Whether the example is of a push: what the rules of `push-request` look at. */
export function isDraft(subject: unknown): subject is { request: PushRequest; now: number } {
  if (typeof subject !== 'object' || subject === null) return false
  if (!('request' in subject && 'now' in subject)) return false
  const { request } = subject
  // A certificate's rules speak of another kind of request.
  return typeof request === 'object' && request !== null && 'expiration' in request
}

function expirationText(expiration: Expiration): string {
  if (expiration.kind === 'stored') return 'not sent'
  if (expiration.kind === 'now') return '0'
  return `${expiration.at} (${formatUtc(expiration.at * 1000)})`
}

function flatten(path: string, value: unknown): ExampleRow[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) =>
      flatten(path === '' ? key : `${path}.${key}`, inner),
    )
  }
  return [{ name: path, value: leafText(path, value) }]
}

/** Milliseconds since 1970 of our days: no amount and no id is as long. */
const INSTANTS = { from: Date.UTC(1990, 0, 1), to: Date.UTC(2100, 0, 1) }

function leafText(path: string, value: unknown): string {
  if (value === null) return '(none)'
  const isInstant = typeof value === 'number' && value >= INSTANTS.from && value < INSTANTS.to
  if (!isInstant) return String(value)
  // What is called `purchasedAt` was read by us; what is called otherwise stands so on the wire.
  return /(^|\.)now$|At$/.test(path) ? formatUtc(value) : `${value} (${formatUtc(value)})`
}
