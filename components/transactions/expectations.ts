import type { EnvironmentId } from '@/lib/apple/environments'
import { environment } from '@/lib/apple/environments'
import type { Life } from '@/lib/timeline/life'
import type { AppStoreKey } from './app-store-keys'

/** What the tokens say against what is known of the key’s app and of where it was asked: sentences. */
export function unexpected(life: Life, key: AppStoreKey | null, asked: EnvironmentId): string[] {
  const others = life.bundleIds.filter(
    (id) => key !== null && key.bundleId !== '' && id !== key.bundleId,
  )
  const wanted = environment(asked).apns === 'sandbox' ? 'Sandbox' : 'Production'
  return [
    ...(others.length > 0
      ? [`The key is for ${key?.bundleId}, and the tokens are of ${others.join(', ')}.`]
      : []),
    ...(life.environment !== null && life.environment !== wanted
      ? [`The request went to ${environment(asked).title}, and the tokens say ${life.environment}.`]
      : []),
  ]
}
