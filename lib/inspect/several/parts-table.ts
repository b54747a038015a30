import type { DataTable, Inspection } from '../inspection'

/** What was read one by one, a row each, with the number by which its place is called. */
export function partsTable(
  title: string,
  place: { title: string; numbers: readonly number[] },
  parts: readonly Inspection[],
): DataTable {
  return {
    id: 'parts',
    title,
    columns: [
      { id: 'number', title: place.title, kind: 'number' },
      { id: 'title', title: 'What it is', kind: 'text' },
      { id: 'verdict', title: 'Verdict', kind: 'text' },
      { id: 'summary', title: 'Why', kind: 'text' },
    ],
    rows: parts.map((part, index) => [
      place.numbers[index] ?? null,
      part.title,
      part.verdict,
      part.summary,
    ]),
  }
}

/** `2 valid, 1 invalid` */
export function countedVerdicts(parts: readonly Inspection[]): string {
  return (['valid', 'invalid', 'unverified'] as const)
    .map((verdict) => ({ verdict, count: parts.filter((part) => part.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${count} ${verdict}`)
    .join(', ')
}
