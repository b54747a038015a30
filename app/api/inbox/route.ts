import { guardRoute } from '@/lib/server/guard'
import { ownInboxes } from '@/lib/server/notifications'

/** The inboxes of this browser, the oldest first. Asking prolongs them. */
export async function GET(request: Request): Promise<Response> {
  const refused = guardRoute(request)
  if (refused) return refused
  return Response.json({ inboxes: await ownInboxes() })
}
