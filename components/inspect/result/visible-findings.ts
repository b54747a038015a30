import type { Finding } from '@/lib/rules/rule'
import { visible } from '@/lib/text/visible'

/** Findings quote what was pasted: whatever cannot be seen is written out. */
export function visibleFindings(findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => ({
    ...finding,
    title: visible(finding.title),
    message: visible(finding.message),
    fix: visible(finding.fix),
    ...(finding.at === undefined ? {} : { at: visible(finding.at) }),
  }))
}
