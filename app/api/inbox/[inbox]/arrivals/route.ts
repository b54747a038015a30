import { filterOf } from '@/lib/notifications/filter'
import { guardRoute } from '@/lib/server/guard'
import { arrivalPage } from '@/lib/server/inbox/arrivals'
import { answerFromInbox } from '@/lib/server/inbox-owner'

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
  const asked = new URL(request.url).searchParams
  const before = /^\d{1,15}$/.test(asked.get('before') ?? '') ? Number(asked.get('before')) : null
  const filter = filterOf((name) => asked.get(name))
  return answerFromInbox(params, ({ desk, owner, state }) =>
    arrivalPage(desk, owner, state, filter, before),
  )
}
