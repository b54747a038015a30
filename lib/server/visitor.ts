import 'server-only'
import { cookies, headers } from 'next/headers'
import { config } from './env'
import { cookieValue, readSessionCookie } from './vault/cookie'
import { vault } from './vault/open'
import { beginSession, endSession, openSession, rotate, type Session, touch } from './vault/session'

/**
 * The name of the session's cookie. Where everything is https it carries the `__Host-` prefix; on
 * plain loopback it carries the port instead, since cookies do not tell ports apart and a second
 * console would overwrite it. https://www.rfc-editor.org/rfc/rfc6265#section-8.5
 */
export function sessionCookieName(): string {
  const { secure, port } = config()
  return secure ? '__Host-assay' : `assay-${port}`
}

/** Whether whoever asks brings no session's cookie at all, not even an old one. Opens nothing. */
export async function isNewcomer(): Promise<boolean> {
  return !(await cookies()).has(sessionCookieName())
}

/** The session of whoever asks, or `null`. Asking does not keep it awake. Throws `StoreError`. */
export async function visitor(): Promise<Session | null> {
  const value = readSessionCookie((await headers()).get('cookie'), sessionCookieName())
  return value === null ? null : openSession(await vault(), value)
}

/** The same, and it counts as use: the idle time begins anew. For what a person did. */
export async function activeVisitor(): Promise<Session | null> {
  const session = await visitor()
  if (session === null) return null
  return (await touch(await vault(), session)) ? session : null
}

/** The session, begun where there is none. Only in an action or a route: it may set the cookie. */
export async function welcome(): Promise<Session> {
  const session = await activeVisitor()
  if (session !== null) return session
  const begun = await beginSession(await vault())
  await hand(begun)
  return begun
}

/**
 * A session that is about to be worth more, such as by its first key, gets a new id and a new half:
 * whoever planted or copied the old cookie has nothing.
 */
export async function renew(session: Session): Promise<Session> {
  const renewed = await rotate(await vault(), session)
  await hand(renewed.session)
  return renewed.session
}

/** Ends the session and takes its cookie back. Works on a full disk too. */
export async function dismiss(session: Session): Promise<void> {
  await endSession(await vault(), session)
  await takeCookieBack()
}

/** For a session that the vault has ended by itself. */
export async function takeCookieBack(): Promise<void> {
  const jar = await cookies()
  jar.set(sessionCookieName(), '', { ...attributes(), maxAge: 0 })
}

async function hand(session: Session): Promise<void> {
  const jar = await cookies()
  jar.set(sessionCookieName(), cookieValue(session), attributes())
}

function attributes() {
  return { httpOnly: true, secure: config().secure, sameSite: 'strict', path: '/' } as const
}
