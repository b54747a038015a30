import type { ReplayOutcome } from './replay'

/** What an action of the page answers: done, or a sentence that says why not. */
export type InboxAnswer<T = unknown> = ({ ok: true } & T) | Refused

export interface Refused {
  ok: false
  problem: string
}

export interface InboxWish {
  name: string
  environment: 'Production' | 'Sandbox' | null
}

export interface InboxChange {
  name?: string
  environment?: 'Production' | 'Sandbox' | null
  /** `null` takes it away. */
  webhookSecret?: string | null
}

/** Sends a kept notification, or one from Apple's history, to a server of the developer's. */
export interface ReplayWish {
  what: { inbox: string; id: string } | { signedPayload: string }
  /** `https://…` */
  url: string
  /** Loopback and the local network too; only where the console is not hosted. */
  local: boolean
}

/** The actions of `/notifications`, as a page hands them down. */
export interface NotificationActions {
  makeInbox(wish: InboxWish): Promise<InboxAnswer<{ id: string }>>
  changeInbox(id: string, change: InboxChange): Promise<InboxAnswer>
  clearInbox(id: string): Promise<InboxAnswer>
  forgetInbox(id: string): Promise<InboxAnswer>
  replay(wish: ReplayWish): Promise<InboxAnswer<{ outcome: ReplayOutcome }>>
}
