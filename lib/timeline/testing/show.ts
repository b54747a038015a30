import { expect } from 'vitest'
import type { Lane, Life } from '../life'

const DAY = 86_400_000

/** `trial 30, paid 30, lapsed`: the periods with their days, in order. */
export function drawn({ periods }: Lane, unit = DAY): string {
  return periods
    .map(({ kind, start, end }) =>
      end === null ? kind : `${kind} ${Math.round(((end - start) / unit) * 100) / 100}`,
    )
    .join(', ')
}

export const kinds = ({ marks }: Lane) =>
  [...new Set(marks.map(({ kind }) => kind))].sort().join(' ')
export const codes = ({ findings }: Life) =>
  findings.map(({ code }) => code.replace('transaction/', ''))
export const only = (life: Life): Lane => {
  expect(life.lanes).toHaveLength(1)
  return life.lanes[0] as Lane
}
