import { guardRoute } from '@/lib/server/guard'
import { inboxEvents } from '@/lib/server/inbox/events'
import { openInbox } from '@/lib/server/inbox-owner'

/**
 * An inbox, live: `text/event-stream`. Resumes after `Last-Event-ID` or `?after=`, the version of a
 * page. 204 where there is no such inbox: it tells an EventSource to stop asking.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ inbox: string }> },
): Promise<Response> {
  const refused = guardRoute(request)
  if (refused) return refused
  const opened = await openInbox((await params).inbox)
  if (opened === null) return new Response(null, { status: 204 })
  const after =
    request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after')
  return inboxEvents(opened.desk, opened.owner, opened.state, after, request.signal)
}
