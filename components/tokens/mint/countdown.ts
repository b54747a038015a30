const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const

/** What is left, in its two largest units: `179 d 23 h`, `54 min 9 s`, `8 s`. Seconds, rounded down. */
export function countdown(seconds: number): string {
  const left = Math.max(0, Math.floor(seconds))
  const first = UNITS.findIndex(([, size]) => left >= size)
  if (first < 0) return '0 s'
  return UNITS.slice(first, first + 2)
    .map(([unit, size], index) => {
      const above = index === 0 ? left : left % (UNITS[first]?.[1] ?? 1)
      return `${Math.floor(above / size)} ${unit}`
    })
    .join(' ')
}
