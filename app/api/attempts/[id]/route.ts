import { readAttempt } from '@/lib/server/attempts'
import { guardRoute } from '@/lib/server/guard'
import { visitor } from '@/lib/server/visitor'

/** One push of this session. Another session's is as unknown as one that never was. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const refused = guardRoute(request)
  if (refused) return refused
  const session = await visitor()
  const attempt = session ? await readAttempt(session, (await params).id) : null
  if (attempt) return Response.json(attempt)
  return Response.json({ error: 'This session has no such push.' }, { status: 404 })
}
