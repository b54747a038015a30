import 'server-only'
import { type ApnsPort, type EnvironmentId, environment } from '@/lib/apple/environments'
import type { ApnsEndpoint } from './apns/endpoint'
import { simulator } from './simulator/open'

/** Where an environment listens, or `null` where it is the simulator and that is switched off. */
export async function apnsEndpoint(
  id: EnvironmentId,
  port: ApnsPort,
): Promise<ApnsEndpoint | null> {
  const row = environment(id)
  if (row.host !== null) return { host: row.host, port, servername: row.host }
  const running = await simulator()
  if (!running) return null
  const side = running.endpoints[row.apns]
  return { host: side.host, port: side.port, servername: 'localhost', ca: side.ca }
}
