/** `blank`: there is nothing yet that could be checked. */
export type CheckResult = 'pass' | 'fail' | 'unknown' | 'skipped' | 'blank'

const INSIDE: Record<CheckResult, string> = {
  pass: 'm16 9-5.5 5.5L8 12',
  fail: 'm15 9-6 6m0-6 6 6',
  unknown: '',
  skipped: 'M8 12h8',
  blank: '',
}

/**
 * The sign of a result, as `MEANINGS` has it. A checklist has dozens, which turn from one into
 * another with the next token: so it is one drawing whose strokes change, and no icon of its own.
 */
export function CheckMark({ result, className }: { result: CheckResult; className: string }) {
  return (
    <svg
      data-slot="check-mark"
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
    >
      <circle
        cx="12"
        cy="12"
        r="10"
        strokeDasharray={result === 'unknown' ? '3.65 4.2' : undefined}
      />
      <path d={INSIDE[result]} />
    </svg>
  )
}
