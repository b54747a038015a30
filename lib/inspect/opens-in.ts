import { isJsonObject } from '../json/node'
import type { Inspection } from './inspection'

/** Another page that is made for what was recognised, and what it takes over. */
export type OpensIn =
  | { page: 'push'; label: string; deviceToken: string }
  /** The text itself, in memory: it is in no inspection, as it is a password while it lives. */
  | { page: 'tokens'; label: string }

type Row = (inspection: Pick<Inspection, 'value'>) => OpensIn | null

const inTokens: Row = () => ({ page: 'tokens', label: 'Open in Tokens' })

/** A format that is not here has no page of its own. Purchases have theirs by their ids. */
const ROWS: Readonly<Record<string, Row>> = {
  'device-token': ({ value }) =>
    isJsonObject(value) && typeof value.hex === 'string'
      ? { page: 'push', label: 'Open in Push', deviceToken: value.hex }
      : null,
  'provider-token': inTokens,
  'server-api-token': inTokens,
  'connect-token': inTokens,
  'token-log': inTokens,
}

/** `whole`: it is all that was pasted, so that its text is at hand. */
export function opensIn(
  inspection: Pick<Inspection, 'format' | 'value'>,
  whole: boolean,
): OpensIn | null {
  const { format } = inspection
  const found = Object.hasOwn(ROWS, format) ? (ROWS[format]?.(inspection) ?? null) : null
  return found?.page === 'tokens' && !whole ? null : found
}
