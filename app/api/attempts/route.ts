import { listAttempts } from '@/lib/server/attempts'
import { guardRoute } from '@/lib/server/guard'
import { visitor } from '@/lib/server/visitor'

/** This session's pushes, newest first: `?before=` continues after the `next` of a page. */
export async function GET(request: Request): Promise<Response> {
  const refused = guardRoute(request)
  if (refused) return refused
  const session = await visitor()
  if (session === null) return Response.json({ attempts: [], next: null })
  const before = new URL(request.url).searchParams.get('before')
  return Response.json(await listAttempts(session, before))
}
