import { type EnvironmentId, environment } from '@/lib/apple/environments'
import type { TrustAnchor } from '@/lib/verify/trust'

/**
 * Roots that count besides Apple’s: the simulator’s own, and only for what was asked of the
 * simulator. Empty where the console does not answer: then nothing of it verifies, and says so.
 */
export async function loadTrust(place: EnvironmentId): Promise<readonly TrustAnchor[]> {
  if (!environment(place).simulated) return []
  try {
    const response = await fetch(`/api/app-store/trust?environment=${place}`, {
      headers: { accept: 'application/json' },
    })
    const said: unknown = response.ok ? await response.json() : null
    const list = typeof said === 'object' && said !== null && 'anchors' in said ? said.anchors : []
    return Array.isArray(list) ? list.filter(isAnchor) : []
  } catch {
    return []
  }
}

function isAnchor(value: unknown): value is TrustAnchor {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    'pem' in value &&
    typeof value.name === 'string' &&
    typeof value.pem === 'string'
  )
}
