import type { Inspection } from '../inspect/inspection'
import type { Arrival } from './arrival'

/** An inbox as its owner sees it: plain JSON. All times are milliseconds since 1970 UTC. */
export interface InboxFacts {
  id: string
  name: string
  /** `https://assay.example.com/api/notifications/…`: what to enter in App Store Connect. */
  address: string
  /** Whether Apple can reach it; if not, why, as a sentence. */
  reachable: { ok: true } | { ok: false; why: string }
  /** Which environment the address was entered for; `null`: both, or it was not said. */
  environment: 'Production' | 'Sandbox' | null
  /** Whether a secret for webhooks of App Store Connect is set. It is never shown again. */
  hasWebhookSecret: boolean
  created: number
  /** When it ends unless it is used: opening the page prolongs it. */
  expires: number
  /** Newest version in it: where an event stream begins. */
  version: number
  genuine: RingFacts
  other: RingFacts
}

export interface RingFacts {
  rows: number
  bytes: number
  oldest: number | null
  /** Beyond either limit the oldest goes. */
  most: { rows: number; bytes: number; days: number }
}

/** One row of a list. */
export interface KeptArrival {
  id: string
  ring: 'genuine' | 'other'
  /** Grows by arrival. */
  number: number
  /** Grows by arrival and by repetition: what the event stream counts in. */
  version: number
  at: number
  /** Of the body as it came. */
  bytes: number
  repeats: number
  repeatedAt: number[]
  /** How it was answered, and how long that took, in milliseconds. `null` with `told`. */
  answer: { status: number; tookMs: number } | null
  /** `null`: it does not open. It was damaged, or sealed for somebody else. */
  told: Arrival | null
}

export interface ArrivalPage {
  arrivals: KeptArrival[]
  /** `?before=` of the next page; `null`: there is none. */
  next: number | null
  /** Where an event stream goes on from this page. */
  version: number
}

/** The request as it came. */
export interface RawArrival {
  method: string
  /** In order, as they came; those of a proxy on the way among them. Without cookies. */
  headers: [name: string, value: string][]
  /** The body as text; `null` where it is none in UTF-8, and then `base64` has it. */
  text: string | null
  base64: string | null
  /** The body was longer than what is kept of it. */
  cut: boolean
}

/** One arrival with all that is kept of it. */
export interface WholeArrival {
  arrival: KeptArrival
  /** `null`: it does not open. */
  raw: RawArrival | null
  /** Its body as the paste page would explain it, with the simulator's root trusted by its name. */
  inspection: Inspection | null
}

/** What the event stream sends, each as the data of a message whose id is the version. */
export type InboxEvent =
  /** New, or here already and repeated since: it goes where its id is. */
  | { kind: 'arrival'; arrival: KeptArrival }
  | { kind: 'cleared' }
  /** The inbox was forgotten; the stream ends. */
  | { kind: 'gone' }
