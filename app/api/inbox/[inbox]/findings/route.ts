import { guardRoute } from '@/lib/server/guard'
import { inboxFindings } from '@/lib/server/inbox/findings'
import { openInbox } from '@/lib/server/inbox-owner'

/** What is to be said of an inbox as a whole: `Finding[]`, each at `arrival/<id>`. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ inbox: string }> },
): Promise<Response> {
  const refused = guardRoute(request)
  if (refused) return refused
  const opened = await openInbox((await params).inbox)
  if (opened === null) {
    return Response.json({ error: 'This browser has no such inbox.' }, { status: 404 })
  }
  const findings = await inboxFindings(opened.desk, opened.owner, opened.state)
  return Response.json({ findings })
}
