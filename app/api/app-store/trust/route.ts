import { isEnvironmentId } from '@/lib/apple/environments'
import { appStoreAnchors } from '@/lib/server/app-store/endpoint'
import { guardRoute } from '@/lib/server/guard'

/**
 * `{ anchors }`: the roots that count besides Apple’s in `?environment=`. Those of the simulator, in
 * its own environments; none for Apple’s.
 */
export async function GET(request: Request): Promise<Response> {
  const refused = guardRoute(request)
  if (refused) return refused
  const environment = new URL(request.url).searchParams.get('environment')
  const headers = { 'cache-control': 'no-store' }
  if (!isEnvironmentId(environment)) {
    const error = 'The environment is missing or unknown.'
    return Response.json({ error }, { status: 400, headers })
  }
  return Response.json({ anchors: await appStoreAnchors(environment) }, { headers })
}
