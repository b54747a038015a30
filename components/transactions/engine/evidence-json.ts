import type { Life, Proven } from '@/lib/timeline/life'

/** A life and everything that proves it as one JSON text, in parts: the whole may be too long for one. */
export function evidenceJson(life: Life, proven: readonly Proven[]): string[] {
  const pieces = proven.map(({ id, kind, from, verdict, status, attempts, token, payload }) =>
    JSON.stringify({ id, kind, from, verdict, status, attempts, payload, token }, null, 2),
  )
  const between = pieces.flatMap((piece, index) => (index === 0 ? [piece] : [',\n', piece]))
  return [
    '{\n"life": ',
    JSON.stringify(life, null, 2),
    ',\n"evidence": [\n',
    ...between,
    '\n]\n}\n',
  ]
}
