import type { InspectOptions } from '@/lib/inspect'
import type { Paste, Settings } from '../paste-store'

/** What the engine is told besides the input. `as`: the reading that the page asks for. */
export function inspectOptions(
  settings: Settings,
  paste: Pick<Paste, 'trust' | 'keys' | 'as'> | null,
  as: string | null,
): Omit<InspectOptions, 'now' | 'name'> {
  const { roots, keys, device, password } = settings
  const bundleId = settings.bundleId.trim()
  const appAppleId = settings.appAppleId.trim()
  const environment = settings.environment.trim()
  const format = paste?.as ?? as
  return {
    trust: [...(paste?.trust ?? []), ...roots],
    keys: [...(paste?.keys ?? []), ...keys],
    ...(device.trim() === '' ? {} : { device: device.trim() }),
    // Spaces may be a part of it.
    ...(password === '' ? {} : { password }),
    ...(format === null ? {} : { as: format }),
    expect: {
      ...(bundleId === '' ? {} : { bundleId }),
      ...(/^\d+$/.test(appAppleId) ? { appAppleId: Number(appAppleId) } : {}),
      ...(environment === '' ? {} : { environment }),
    },
  }
}
