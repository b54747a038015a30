import { guardRoute } from '@/lib/server/guard'
import { wholeArrival } from '@/lib/server/inbox/arrivals'
import { openInbox } from '@/lib/server/inbox-owner'

/** One whole: the request as it came, what it says, and the steps by which it was judged. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ inbox: string; id: string }> },
): Promise<Response> {
  const refused = guardRoute(request)
  if (refused) return refused
  const { inbox, id } = await params
  const opened = await openInbox(inbox)
  const whole = opened && (await wholeArrival(opened.desk, opened.owner, opened.state, id))
  if (whole) return Response.json(whole)
  return Response.json({ error: 'This browser has no such notification.' }, { status: 404 })
}
