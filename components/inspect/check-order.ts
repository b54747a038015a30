import type { Step } from '@/lib/rules/rule'

export interface PlacedStep {
  step: Step
  /** Its place in the order in which the checks were made. */
  index: number
}

const RANK: Record<Step['result'], number> = { fail: 0, unknown: 1, skipped: 2, pass: 3 }

/**
 * The checks as they are read: in the order they were made, unless one failed. Then what failed comes
 * first and what passed last.
 */
export function checkOrder(steps: readonly Step[]): PlacedStep[] {
  const placed = steps.map((step, index) => ({ step, index }))
  if (steps.every(({ result }) => result !== 'fail')) return placed
  return placed.sort((a, b) => RANK[a.step.result] - RANK[b.step.result] || a.index - b.index)
}
