import { CircleX } from 'lucide-react'
import type { KeyProblem } from '@/lib/session/key-change'

/** Why a key was not taken: what it was, and what to do. */
export function ProblemNote({ problem }: { problem: KeyProblem }) {
  return (
    <div role="alert" className="flex items-start gap-2.5 rounded-md bg-fail-soft p-3">
      <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-fail" />
      <div className="grid gap-1">
        <p className="font-medium">{problem.title}</p>
        <p className="wrap-anywhere">{problem.message}</p>
        <p className="text-muted">{problem.fix}</p>
      </div>
    </div>
  )
}
