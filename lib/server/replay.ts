import 'server-only'
import type { InboxAnswer, ReplayWish } from '@/lib/notifications/actions'
import type { ReplayOutcome } from '@/lib/notifications/replay'
import { config } from './env'
import { keptRequest } from './inbox/arrivals'
import { openInbox } from './inbox-owner'
import { type Outgoing, postOut } from './outbound/post'

/** What belongs to one connection, or was added on the way here. https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */
const NOT_SENT_ON: readonly RegExp[] = [
  /^(?:host|connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|content-length|expect)$/,
  /^(?:forwarded|via|x-forwarded-.*|x-real-ip|x-middleware-.*|x-nextjs-.*|x-matched-path|cf-.*|cdn-loop|ngrok-.*)$/,
]

const JSON_HEADERS = [['content-type', 'application/json']] as const

/**
 * Sends a notification to a server of the developer's, as Apple would: the body byte for byte, and
 * the headers that it came with. One at a time: whoever wants several in order waits for each.
 */
export async function replay(
  { what, url, local }: ReplayWish,
  signal?: AbortSignal,
): Promise<InboxAnswer<{ outcome: ReplayOutcome }>> {
  if (local && config().hosted) {
    return {
      ok: false,
      problem: 'This console is used by several people, so it sends only to the internet.',
    }
  }
  const found = await requestOf(what)
  if ('problem' in found) return { ok: false, problem: found.problem }
  const posted = await postOut({ url, ...found }, { local, ...(signal ? { signal } : {}) })
  return posted.sent
    ? { ok: true, outcome: posted.outcome }
    : { ok: false, problem: posted.problem }
}

async function requestOf(
  what: ReplayWish['what'],
): Promise<Omit<Outgoing, 'url'> | { problem: string }> {
  if ('signedPayload' in what) {
    const { signedPayload } = what
    return { headers: JSON_HEADERS, body: Buffer.from(JSON.stringify({ signedPayload }), 'utf8') }
  }
  const opened = await openInbox(what.inbox)
  const kept = opened && (await keptRequest(opened.desk, opened.owner, opened.state, what.id))
  if (!kept) return { problem: 'This browser no longer has this notification.' }
  if (kept.method !== 'POST') return { problem: 'It was not a POST, so there is nothing to send.' }
  if (kept.cut) return { problem: 'Only its beginning was kept, so it cannot be sent on.' }
  return { headers: kept.headers.filter(([name]) => isSentOn(name)), body: kept.body }
}

function isSentOn(name: string): boolean {
  return !NOT_SENT_ON.some((pattern) => pattern.test(name.toLowerCase()))
}
