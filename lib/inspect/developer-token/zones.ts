/** Offsets from UTC that are in use, in minutes (IANA time zone database): full hours and these. */
const ODD_EAST = [210, 270, 330, 345, 390, 525, 570, 630, 765, 825]
const ODD_WEST = [150, 210, 570]
const HOURS_EAST = 14
const HOURS_WEST = 12

/** Clocks differ by up to a minute, and the token was made in the last five. */
const CLOCKS = 60
const JUST_MADE = 300

/**
 * The zone whose local time was taken for UTC, as `UTC+05:30`, where a time is that many seconds
 * ahead of now; `null` where no zone’s offset fits a time of the last five minutes.
 */
export function zoneAhead(ahead: number): string | null {
  const fits = (minutes: number) =>
    ahead >= minutes * 60 - JUST_MADE && ahead <= minutes * 60 + CLOCKS
  return named('+', [...hours(HOURS_EAST), ...ODD_EAST].find(fits))
}

/** The same for a time that is that many seconds behind now. */
export function zoneBehind(behind: number): string | null {
  const fits = (minutes: number) =>
    behind >= minutes * 60 - CLOCKS && behind <= minutes * 60 + JUST_MADE
  return named('-', [...hours(HOURS_WEST), ...ODD_WEST].find(fits))
}

/** Every offset from UTC that is in use, in minutes east of it. */
export const ZONE_OFFSETS: readonly number[] = [
  ...hours(HOURS_EAST),
  ...ODD_EAST,
  ...[...hours(HOURS_WEST), ...ODD_WEST].map((minutes) => -minutes),
]

/** `UTC+05:30` of 330. */
export const zoneName = (minutes: number): string =>
  named(minutes < 0 ? '-' : '+', Math.abs(minutes)) ?? 'UTC'

function hours(most: number): number[] {
  return Array.from({ length: most }, (_, index) => (index + 1) * 60)
}

function named(sign: string, minutes: number | undefined): string | null {
  if (minutes === undefined) return null
  const two = (number: number) => String(number).padStart(2, '0')
  return `UTC${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
