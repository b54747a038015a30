import type { Life } from '@/lib/timeline/life'
import type { Row } from '../engine/rows'
import type { Feed } from '../paging'
import type { FeedId } from '../subject'

/** What the page sees of a customer; a new object whenever something changed. */
export interface CustomerState {
  feeds: Readonly<Record<FeedId, Feed>>
  /** Grows at its end only; the same list throughout, so look at `count`. */
  rows: readonly Row[]
  count: number
  /** Each transaction once, as it was signed last; the same list throughout. */
  transactions: readonly Row[]
  life: Life | null
  /** When the life was drawn, in milliseconds since 1970 UTC. */
  at: number | null
  /** A bug, or an engine that could not be loaded: a sentence. */
  broken: string | null
}
