import type { TrustAnchor } from '@/lib/verify/trust'
import type { Incoming } from '../paging'
import type { LifeChanges, LifeItem } from './life-changes'
import type { Row } from './rows'

/** What the page may ask the worker for. `customer` names an evidence: one worker holds several. */
export interface Requests {
  /** Roots that count besides Apple’s; forgets what was there under that name. */
  open: { ask: { customer: string; trust: readonly TrustAnchor[] }; answer: null }
  /** Verifies what came and keeps it; answers with what is new, tokens inside notifications too. */
  add: { ask: { customer: string; tokens: readonly Incoming[] }; answer: Row[] }
  /**
   * Draws the life anew. `since`: the drawing that the page has, 0 for none; what is new since then
   * is asked for in so many pieces, since each holds the page up a little.
   */
  life: {
    ask: { customer: string; now: number; since: number }
    answer: { drawing: number; changes: LifeChanges; pieces: number }
  }
  'life-piece': { ask: { customer: string; drawing: number; piece: number }; answer: LifeItem[] }
  /** The signed tokens of these ids, in that order; those that are gone are left out. */
  tokens: { ask: { customer: string; ids: readonly string[] }; answer: string[] }
  /** All of it as JSON: a file, since its text may be a hundred megabytes. */
  json: { ask: { customer: string; now: number }; answer: Blob }
  /** The transactions of these ids as CSV, in that order. */
  csv: { ask: { customer: string; ids: readonly string[] }; answer: Blob }
  forget: { ask: { customer: string }; answer: null }
}

export type RequestKind = keyof Requests

export type ToWorker = {
  [Kind in RequestKind]: { id: number; kind: Kind; ask: Requests[Kind]['ask'] }
}[RequestKind]

export type FromWorker =
  | { ready: true }
  | { id: number; ok: true; answer: unknown }
  /** A bug: the message of the error and of its causes. */
  | { id: number; ok: false; message: string }
