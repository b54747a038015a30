import { filterOf } from '@/lib/notifications/filter'
import { guardRoute } from '@/lib/server/guard'
import { arrivalPage } from '@/lib/server/inbox/arrivals'
import { openInbox } from '@/lib/server/inbox-owner'

/**
 * What arrived, newest first. `?before=` continues after the `next` of a page; `type`, `subtype`,
 * `environment`, `app`, `product`, `customer`, `ring` and `text` filter.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ inbox: string }> },
): Promise<Response> {
  const refused = guardRoute(request)
  if (refused) return refused
  const opened = await openInbox((await params).inbox)
  if (opened === null) return Response.json({ error: NONE }, { status: 404 })
  const asked = new URL(request.url).searchParams
  const before = /^\d{1,15}$/.test(asked.get('before') ?? '') ? Number(asked.get('before')) : null
  const filter = filterOf((name) => asked.get(name))
  return Response.json(await arrivalPage(opened.desk, opened.owner, opened.state, filter, before))
}

const NONE = 'This browser has no such inbox.'
