import type { Arrival } from './arrival'
import type { KeptArrival } from './inbox'

/** What a list is narrowed to. Every field that is set has to hold; an empty one holds for all. */
export interface ArrivalFilter {
  type?: string
  /** `none`: without a subtype. */
  subtype?: string
  environment?: string
  /** A bundle id or an app Apple ID. */
  app?: string
  product?: string
  /** An originalTransactionId, a transactionId or an appAccountToken. */
  customer?: string
  ring?: 'genuine' | 'other'
  /** Anywhere in what is told, whatever the case. Several words have to be there all. */
  text?: string
}

export const FILTER_FIELDS = [
  'type',
  'subtype',
  'environment',
  'app',
  'product',
  'customer',
  'ring',
  'text',
] as const satisfies readonly (keyof ArrivalFilter)[]

/** Reads a filter out of an address; what is empty or unknown is left out. */
export function filterOf(get: (name: string) => string | null): ArrivalFilter {
  const filter: Record<string, string> = {}
  for (const name of FILTER_FIELDS) {
    const value = get(name)?.trim().slice(0, 200)
    if (value && (name !== 'ring' || value === 'genuine' || value === 'other')) filter[name] = value
  }
  return filter
}

/** Whether anything is filtered at all. */
export function isFiltering(filter: ArrivalFilter): boolean {
  return FILTER_FIELDS.some((name) => name !== 'ring' && filter[name] !== undefined)
}

/** Whether an arrival is among what was asked for. One that does not open is, as long as nothing was. */
export function matches(filter: ArrivalFilter, row: Pick<KeptArrival, 'ring' | 'told'>): boolean {
  if (filter.ring !== undefined && filter.ring !== row.ring) return false
  if (!isFiltering(filter)) return true
  const { told } = row
  return (
    told !== null &&
    CHECKS.every(([name, holds]) => {
      const wanted = filter[name]
      return wanted === undefined || holds(told, wanted)
    })
  )
}

const CHECKS: readonly [
  name: Exclude<keyof ArrivalFilter, 'ring'>,
  holds: (told: Arrival, wanted: string) => boolean,
][] = [
  ['type', ({ type }, wanted) => type === wanted],
  ['subtype', ({ subtype }, wanted) => (subtype ?? 'none') === wanted],
  ['environment', ({ environment }, wanted) => environment === wanted],
  [
    'app',
    ({ bundleId, appAppleId }, wanted) => bundleId === wanted || String(appAppleId) === wanted,
  ],
  ['product', ({ product }, wanted) => product === wanted],
  [
    'customer',
    (told, wanted) =>
      told.originalTransactionId === wanted ||
      told.transactionId === wanted ||
      // A UUID; the app may have written it in capitals.
      told.appAccountToken?.toLowerCase() === wanted.toLowerCase(),
  ],
  [
    'text',
    (told, wanted) => {
      const all = haystack(told)
      return wanted
        .toLowerCase()
        .split(/\s+/)
        .every((word) => all.includes(word))
    },
  ],
]

function haystack(told: Arrival): string {
  return Object.values(told)
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .join('\n')
    .toLowerCase()
}
