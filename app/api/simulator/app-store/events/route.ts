import { guardRoute } from '@/lib/server/guard'
import { appStoreEvents } from '@/lib/server/simulator-events'
import { simulatorOwner } from '@/lib/server/simulator-owner'
import { visitor } from '@/lib/server/visitor'

/** The simulated App Store, live: `text/event-stream`. Resumes after `Last-Event-ID` or `?after=`. */
export async function GET(request: Request): Promise<Response> {
  const refused = guardRoute(request)
  if (refused) return refused
  const after =
    request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after')
  return appStoreEvents(await simulatorOwner(await visitor()), after, request.signal)
}
