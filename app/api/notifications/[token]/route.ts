import { guardWebhook } from '@/lib/server/guard'
import { desk } from '@/lib/server/inbox/desk'
import { receive } from '@/lib/server/inbox/receive'

interface Context {
  params: Promise<{ token: string }>
}

/** What Apple posts to an inbox. It reads no cookie, and is the one route that strangers call. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const refused = guardWebhook(request)
  if (refused) return refused
  return receive(await desk(), (await params).token, request)
}

/** Somebody looks whether the address is there. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const refused = guardWebhook(request)
  if (refused) return refused
  return receive(await desk(), (await params).token, request)
}
