import 'server-only'
import { cookies, headers } from 'next/headers'
import { config } from './env'
import { type Desk, desk } from './inbox/desk'
import { ownInbox } from './inbox/inboxes'
import { INBOX_MS } from './inbox/limits'
import { newOwner, type Owner, ownerCookie, parseOwnerCookie } from './inbox/owner'
import type { InboxState } from './store/inbox-store'
import { readSessionCookie } from './vault/cookie'

/**
 * The cookie of whoever has inboxes. It is none of the session: an address that was entered in App
 * Store Connect has to outlive every session. Named like the session's, for the same reasons.
 */
function cookieName(): string {
  const { secure, port } = config()
  return secure ? '__Host-assay-inbox' : `assay-inbox-${port}`
}

/** The owner of whoever asks, or `null`. */
export async function inboxOwner(): Promise<Owner | null> {
  const value = readSessionCookie((await headers()).get('cookie'), cookieName())
  return value === null ? null : parseOwnerCookie(value)
}

/** The owner, made where there is none. The cookie begins anew: only in an action or a route. */
export async function welcomeOwner(): Promise<Owner> {
  const owner = (await inboxOwner()) ?? newOwner()
  await handOwner(owner)
  return owner
}

/** Gives the cookie again, so that it lives for another 180 days. */
export async function handOwner(owner: Owner): Promise<void> {
  const jar = await cookies()
  jar.set(cookieName(), ownerCookie(owner), { ...attributes(), maxAge: INBOX_MS / 1000 })
}

export async function takeOwnerBack(): Promise<void> {
  const jar = await cookies()
  jar.set(cookieName(), '', { ...attributes(), maxAge: 0 })
}

export interface OpenedInbox {
  desk: Desk
  owner: Owner
  state: InboxState
}

/** The inbox of whoever asks; `null` where it is nobody's or somebody else's, which is the same. */
export async function openInbox(id: string): Promise<OpenedInbox | null> {
  const owner = await inboxOwner()
  if (owner === null) return null
  const opened = await desk()
  const state = await ownInbox(opened, owner, id)
  return state && { desk: opened, owner, state }
}

/**
 * Answers a read of an inbox with what `read` makes of it, as JSON; 404 where whoever asks has no
 * such inbox, or `read` finds nothing in it.
 */
export async function answerFromInbox<Params extends { inbox: string }>(
  params: Promise<Params>,
  read: (opened: OpenedInbox, params: Params) => Promise<object | null>,
): Promise<Response> {
  const asked = await params
  const opened = await openInbox(asked.inbox)
  const found = opened && (await read(opened, asked))
  if (found) return Response.json(found)
  const error = `This browser has no such ${opened ? 'notification' : 'inbox'}.`
  return Response.json({ error }, { status: 404 })
}

function attributes() {
  return { httpOnly: true, secure: config().secure, sameSite: 'lax', path: '/' } as const
}
