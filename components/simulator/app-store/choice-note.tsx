import { Info } from 'lucide-react'

/** What Apple does not document, and the simulator had to choose. */
export function ChoiceNote({ children }: { children: React.ReactNode }) {
  return (
    <p className="flex items-start gap-1.5 text-muted text-xs">
      <Info aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      <span className="min-w-0 max-w-prose">
        <span className="font-medium text-foreground">The simulator’s choice.</span> {children}
      </span>
    </p>
  )
}
