/** What outlives a reload of an inbox’s page: which arrivals are unread, and up to where that was told. */
export interface KeptMarks {
  version: number
  /** Ids of arrivals, the oldest first. */
  unread: readonly string[]
}

/** More marks than these help nobody; the oldest are let go. */
const MOST_UNREAD = 500
/** What came since is told once more by the stream; after more than this the page begins anew. */
const MOST_MISSED = 1000
const PREFIX = 'assay.unread.'

/** Of this tab’s session storage, as far as it is used: the marks are of this tab and of nobody else. */
export type MarkStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>
/** Where storage is switched off, even naming it throws. */
type OpenStorage = () => MarkStorage

/**
 * The marks that were kept of an inbox whose version is `now`; `null` where there are none that fit
 * it: of a store that was set aside, of long ago, or damaged.
 */
export function readMarks(open: OpenStorage, inbox: string, now: number): KeptMarks | null {
  try {
    const kept: unknown = JSON.parse(open().getItem(PREFIX + inbox) ?? 'null')
    if (!isMarks(kept) || kept.version > now || now - kept.version > MOST_MISSED) return null
    return { version: kept.version, unread: kept.unread.slice(-MOST_UNREAD) }
  } catch {
    return null // switched off or damaged: the marks begin anew
  }
}

export function keepMarks(
  open: OpenStorage,
  inbox: string,
  { version, unread }: { version: number; unread: Iterable<string> },
): void {
  try {
    const marks: KeptMarks = { version, unread: [...unread].slice(-MOST_UNREAD) }
    open().setItem(PREFIX + inbox, JSON.stringify(marks))
  } catch {
    // Full or switched off: the marks live as long as the page.
  }
}

/** Lets go of the marks of every inbox. */
export function forgetMarks(open: OpenStorage): void {
  try {
    const storage = open()
    const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
    for (const name of names) if (name.startsWith(PREFIX)) storage.removeItem(name)
  } catch {
    // Switched off, so there are none.
  }
}

function isMarks(kept: unknown): kept is KeptMarks {
  return (
    typeof kept === 'object' &&
    kept !== null &&
    'version' in kept &&
    Number.isSafeInteger(kept.version) &&
    'unread' in kept &&
    Array.isArray(kept.unread) &&
    kept.unread.every((id) => typeof id === 'string')
  )
}
