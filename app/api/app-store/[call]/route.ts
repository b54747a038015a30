import { readAddress, TOKEN_HEADER } from '@/lib/app-store/address'
import type { Credential } from '@/lib/app-store/call'
import { callOf, isCallId } from '@/lib/app-store/calls'
import { isFirstPage } from '@/lib/app-store/paging'
import { callAppStore } from '@/lib/server/app-store/open'
import { guardRoute } from '@/lib/server/guard'
import { activeVisitor, visitor } from '@/lib/server/visitor'

const NO_STORE = { 'cache-control': 'no-store' }

/**
 * One read of the App Store Server API: a `CallResult`. The query is what `callAddress` writes; a
 * token that the page has minted is in the header `assay-server-api-token`. It stops when the page
 * does.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ call: string }> },
): Promise<Response> {
  const refused = guardRoute(request)
  if (refused) return refused
  const { call } = await params
  if (!isCallId(call) || callOf(call).kind !== 'read') return problem(404, 'There is no such call.')
  const read = readAddress(call, new URL(request.url).searchParams)
  if ('problem' in read) return problem(400, read.problem)
  const { order, key } = read
  const token = request.headers.get(TOKEN_HEADER)
  const credential = credentialOf(key, token)
  // Asking is what a person did; the pages that follow by themselves do not keep a session awake.
  const session = key === null ? null : isFirstPage(order) ? await activeVisitor() : await visitor()
  const { signal } = request
  return Response.json(await callAppStore({ order, credential, session, signal }), {
    headers: NO_STORE,
  })
}

function credentialOf(key: string | null, token: string | null): Credential | null {
  if (key !== null) return { kind: 'vault', key }
  return token === null ? null : { kind: 'token', token }
}

function problem(status: number, error: string): Response {
  return Response.json({ error }, { status, headers: NO_STORE })
}
