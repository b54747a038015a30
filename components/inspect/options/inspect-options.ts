import type { InspectOptions } from '@/lib/inspect'
import { NOTHING_GIVEN, type Paste, type Settings } from '../paste-store'

/** What the engine is told besides the input. `as`: the reading that the page asks for. */
export function inspectOptions(
  settings: Settings,
  paste: Pick<Paste, 'given' | 'as'> | null,
  as: string | null,
): Omit<InspectOptions, 'name'> {
  const { roots, keys, device } = settings
  const given = paste?.given ?? NOTHING_GIVEN
  const password = settings.password || (given.password ?? '')
  const bundleId = settings.bundleId.trim()
  const appAppleId = settings.appAppleId.trim()
  const environment = settings.environment.trim()
  const format = paste?.as ?? as
  return {
    trust: [...given.trust, ...roots],
    keys: [...given.keys, ...keys],
    ...(given.now === null ? {} : { now: new Date(given.now) }),
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
