import { ZONE_OFFSETS, zoneName } from '@/lib/inspect/developer-token/zones'
import { REFRESH, type SeriesClock } from './series'

/** A token is mostly used right after it was made, and clocks differ by up to a minute. */
const CLOCKS = 60
const JUST_MADE = 300

/** A use whose time may be that of another zone. */
interface TimedUse {
  token: number
  at: number
  zoned: boolean
}

/**
 * Which zone the times of a log are of that names none, and by how many seconds they are put right.
 * It is told by when the tokens were made: a token is never used before that, and the first time
 * mostly soon after it.
 */
export function clockOf(
  uses: readonly TimedUse[],
  madeAt: ReadonlyMap<number, number>,
): { clock: SeriesClock; shift: number } {
  const open = uses.filter(({ zoned }) => !zoned)
  if (uses.length === 0) return { clock: { kind: 'none', zone: null }, shift: 0 }
  if (open.length === 0) return { clock: { kind: 'said', zone: null }, shift: 0 }
  const first = new Map<number, number>()
  for (const { token, at } of open) {
    const made = madeAt.get(token)
    if (made !== undefined)
      first.set(token, Math.min(first.get(token) ?? Number.MAX_VALUE, at - made))
  }
  const ages = [...first.values()]
  if (fits(ages, 0)) return { clock: { kind: 'fits', zone: null }, shift: 0 }
  const minutes = ages.length < 2 ? undefined : ZONE_OFFSETS.find((zone) => fits(ages, zone * 60))
  if (minutes === undefined) return { clock: { kind: 'unknown', zone: null }, shift: 0 }
  return { clock: { kind: 'shifted', zone: zoneName(minutes) }, shift: -minutes * 60 }
}

/** Less that offset, none was used before it was made, and one of them right after. */
function fits(ages: readonly number[], offset: number): boolean {
  const youngest = Math.min(...ages) - offset
  const oldest = Math.max(...ages) - offset
  return youngest >= -CLOCKS && youngest <= JUST_MADE && oldest <= REFRESH.oldest
}
