import { guardRoute } from '@/lib/server/guard'
import { wholeArrival } from '@/lib/server/inbox/arrivals'
import { answerFromInbox } from '@/lib/server/inbox-owner'

interface Context {
  params: Promise<{ inbox: string; id: string }>
}

/** One whole: the request as it came, what it says, and the steps by which it was judged. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const refused = guardRoute(request)
  if (refused) return refused
  return answerFromInbox(params, ({ desk, owner, state }, { id }) =>
    wholeArrival(desk, owner, state, id),
  )
}
