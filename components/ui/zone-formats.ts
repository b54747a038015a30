/**
 * Formatters of instants, made once each: making one takes longer than drawing the line that it is
 * for. They are made anew where the browser's own zone has changed, as on a journey.
 */
export function zoneFormats(
  options: Intl.DateTimeFormatOptions,
): (zone: string | undefined) => Intl.DateTimeFormat {
  const made = new Map<string, Intl.DateTimeFormat>()
  return (zone) => {
    const key = zone ?? String(new Date().getTimezoneOffset())
    const known = made.get(key)
    if (known) return known
    const format = new Intl.DateTimeFormat('en-GB', {
      ...options,
      ...(zone === undefined ? {} : { timeZone: zone }),
    })
    made.set(key, format)
    return format
  }
}
