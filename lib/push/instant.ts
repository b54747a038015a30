/**
 * An instant as `2026-01-15 12:00:00 UTC`. Milliseconds since 1970 UTC; what no calendar holds is
 * said to be so.
 */
export function formatInstant(milliseconds: number): string {
  const date = new Date(milliseconds)
  if (Number.isNaN(date.getTime())) return 'an instant beyond every calendar'
  return `${date
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, '')} UTC`
}

/** `1 byte`, `4,096 bytes`. */
export function formatBytes(count: number): string {
  return count === 1 ? '1 byte' : `${group(count)} bytes`
}

/** Thousands apart by commas, the same wherever it runs. */
export function group(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
