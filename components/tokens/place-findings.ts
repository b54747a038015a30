import type { Finding, Step } from '@/lib/rules/rule'

export interface PlacedFindings {
  /** Those of each step, at the step’s place. */
  byStep: readonly (readonly Finding[])[]
  /** Those that no step names. */
  rest: readonly Finding[]
}

/**
 * Puts every finding below the line of the checklist that it is about: the first one that carries its
 * code, or that says its message among others.
 */
export function placeFindings(
  steps: readonly Step[],
  findings: readonly Finding[],
): PlacedFindings {
  const byStep: Finding[][] = steps.map(() => [])
  const rest: Finding[] = []
  for (const finding of findings) {
    const named = steps.findIndex(
      ({ code, result }) => code === finding.code && result !== 'pass' && result !== 'skipped',
    )
    const said = named >= 0 ? named : steps.findIndex((step) => says(step, finding))
    const place = byStep[said]
    if (place) place.push(finding)
    else rest.push(finding)
  }
  return { byStep, rest }
}

const says = ({ code, detail }: Step, finding: Finding): boolean =>
  code === finding.code || detail.includes(finding.message)
