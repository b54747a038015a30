import type { PayloadReading } from '@/lib/push/payload'
import { pointerRange } from '@/lib/push/pointer-range'
import type { Finding } from '@/lib/rules/rule'
import type { EditorMark } from './json-editor'

/** Where a finding's place stands in the payload's text. */
export function rangeOf(reading: PayloadReading, at: string): { from: number; to: number } | null {
  const range = pointerRange(reading, at)
  return range === null ? null : { from: (range.key ?? range).start, to: range.end }
}

/** What the editor marks in the payload. */
export function marksOf(reading: PayloadReading, findings: readonly Finding[]): EditorMark[] {
  return findings.flatMap((finding) => {
    if (!finding.at?.startsWith('payload')) return []
    const range = pointerRange(reading, finding.at)
    if (range === null) return []
    const mark = { level: finding.level, message: `${finding.title}. ${finding.message}` }
    return [{ ...mark, from: (range.key ?? range).start, to: (range.key ?? range).end }]
  })
}
