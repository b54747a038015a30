import type { Suggestion } from '@/components/ui/combobox'
import { zoneFormats } from '@/components/ui/zone-formats'

/** Names that people say, by the zone that has them: in lists of zones they are nowhere to be found. */
const SAID: Readonly<Record<string, string>> = {
  'America/Los_Angeles': 'PST, PDT, Cupertino',
  'America/Denver': 'MST, MDT',
  'America/Chicago': 'CST, CDT',
  'America/New_York': 'EST, EDT',
  'America/Sao_Paulo': 'BRT',
  'Europe/London': 'GMT, BST',
  'Europe/Berlin': 'CET, CEST',
  'Europe/Paris': 'CET, CEST',
  'Europe/Istanbul': 'TRT',
  'Europe/Moscow': 'MSK',
  'Asia/Kolkata': 'IST, India',
  'Asia/Calcutta': 'IST, India',
  'Asia/Shanghai': 'China',
  'Asia/Singapore': 'SGT',
  'Asia/Seoul': 'KST, Korea',
  'Asia/Tokyo': 'JST, Japan',
  'Australia/Sydney': 'AEST, AEDT',
}

/** Every zone that this browser knows, with the names that people say for some. */
export function zoneSuggestions(): Suggestion[] {
  return Intl.supportedValuesOf('timeZone').map((value) => {
    const said = SAID[value]
    return said === undefined ? { value } : { value, label: said }
  })
}

/**
 * The zone that is called exactly that: by its own name, by one that people say (`KST`), or by its
 * city (`new york`). `null` for none.
 */
export function zoneCalled(name: string, zones: readonly Suggestion[]): string | null {
  const wanted = name.trim().toLowerCase().replaceAll(' ', '_')
  if (wanted === '') return null
  if (wanted === 'utc') return 'UTC'
  const names = ({ value, label }: Suggestion) =>
    [value, value.split('/').at(-1) ?? '', ...(label?.split(', ') ?? [])].map((one) =>
      one.toLowerCase().replaceAll(' ', '_'),
    )
  const found = zones.filter((zone) => names(zone).includes(wanted))
  return (found.find(({ value }) => value.toLowerCase() === wanted) ?? found[0])?.value ?? null
}

/** Whether the browser knows a zone of that name. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone })
    return zone !== ''
  } catch {
    return false
  }
}

/** Which calendar day the instant is on in the zone, against UTC: -1 the day before, 1 the next. */
export function dayShift(instant: number, zone: string | undefined): number {
  const utc = dayOf(instant, 'UTC')
  const there = dayOf(instant, zone)
  return utc === null || there === null ? 0 : Math.round((there - utc) / 86_400_000)
}

/** The calendar day in the zone, as milliseconds of that day’s midnight in UTC. */
function dayOf(instant: number, zone: string | undefined): number | null {
  if (Number.isNaN(new Date(instant).getTime())) return null
  const parts = dated(zone).formatToParts(new Date(instant))
  const number = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(number('year'), number('month') - 1, number('day'))
}

const dated = zoneFormats({ year: 'numeric', month: 'numeric', day: 'numeric', era: 'short' })
