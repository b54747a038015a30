import { guardRoute } from '@/lib/server/guard'
import { publicKeysOf } from '@/lib/server/public-keys'
import { visitor } from '@/lib/server/visitor'

/** The public halves of the session's keys. Asking does not keep it awake. */
export async function GET(request: Request): Promise<Response> {
  return guardRoute(request) ?? Response.json(await publicKeysOf(await visitor()))
}
