import type { Inspection, InspectOptions, Sample } from '@/lib/inspect'

/** What somebody gave: typed or pasted text, or a file’s bytes. */
export interface PastedInput {
  /** Unique in this tab. */
  id: string
  /** A file’s name. */
  name: string | null
  text: string | null
  /** Of a file; `null` where there is a text. */
  bytes: Uint8Array | null
}

/** What the page may ask the worker for. */
export interface Requests {
  inspect: {
    ask: { input: string | Uint8Array; options: InspectOptions }
    answer: Inspection
  }
  samples: { ask: null; answer: SampleRow[] }
  sample: { ask: { format: string; index: number }; answer: Sample | null }
}

export type RequestKind = keyof Requests

/** A decoder and its samples, without their texts. */
export interface SampleRow {
  format: string
  title: string
  about: string
  samples: { name: string; index: number }[]
}

export type ToWorker = {
  [Kind in RequestKind]: { id: number; kind: Kind; ask: Requests[Kind]['ask'] }
}[RequestKind]

export type FromWorker =
  | { ready: true }
  | { id: number; ok: true; answer: unknown }
  /** A bug in the engine: the message of the error and of its causes. */
  | { id: number; ok: false; message: string }
