import { guardRoute } from '@/lib/server/guard'
import { inboxFindings } from '@/lib/server/inbox/findings'
import { answerFromInbox } from '@/lib/server/inbox-owner'

interface Context {
  params: Promise<{ inbox: string }>
}

/** What is to be said of an inbox as a whole: `Finding[]`, each at `arrival/<id>`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const refused = guardRoute(request)
  if (refused) return refused
  return answerFromInbox(params, async ({ desk, owner, state }) => ({
    findings: await inboxFindings(desk, owner, state),
  }))
}
