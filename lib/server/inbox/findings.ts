import 'server-only'
import type { KeptArrival } from '@/lib/notifications/inbox'
import { inboxRules } from '@/lib/rules/inbox'
import type { InboxRowSubject, InboxSubject } from '@/lib/rules/inbox-subject'
import { findings, lint } from '@/lib/rules/lint'
import type { Finding } from '@/lib/rules/rule'
import type { InboxState } from '../store/inbox-store'
import { allArrivals } from './arrivals'
import type { Desk } from './desk'
import type { Owner } from './owner'
import { openSettings } from './settings'

/** What is to be said of an inbox as a whole. Every row is opened for it. */
export async function inboxFindings(
  desk: Desk,
  owner: Owner,
  state: InboxState,
): Promise<Finding[]> {
  const rows = await allArrivals(desk, owner, state)
  const environment = openSettings(desk.vault.secret, state)?.environment ?? null
  return findings(lint(inboxRules, subjectOf(rows, environment)))
}

/** `rows`: newest first, as lists are. */
function subjectOf(
  rows: readonly KeptArrival[],
  environment: InboxSubject['environment'],
): InboxSubject {
  const opened = rows.flatMap(({ id, at, repeatedAt, answer, told }): InboxRowSubject[] =>
    told === null ? [] : [{ id, at, repeatedAt, tookMs: answer?.tookMs ?? null, told }],
  )
  return { environment, rows: opened.reverse() }
}
