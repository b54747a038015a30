import { guardRoute } from '@/lib/server/guard'
import { sessionFacts } from '@/lib/server/session-facts'
import { visitor } from '@/lib/server/visitor'

/** The keys of the session and when it ends. Asking does not keep it awake. */
export async function GET(request: Request): Promise<Response> {
  return guardRoute(request) ?? Response.json(await sessionFacts(await visitor()))
}
