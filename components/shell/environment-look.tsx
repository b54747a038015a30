import type { EnvironmentId } from '@/lib/apple/environments'
import { cn } from '@/lib/cn'

const DOTS: Record<EnvironmentId, { text: string; dot: string }> = {
  simulator: { text: 'text-simulator', dot: 'border-simulator bg-simulator' },
  'simulator-production': { text: 'text-simulator', dot: 'border-simulator' },
  sandbox: { text: 'text-sandbox', dot: 'border-sandbox bg-sandbox' },
  production: { text: 'text-production', dot: 'border-production bg-production' },
}

/** The environment's colour as a dot; the word stands beside it. */
export function EnvironmentDot({ id, className }: { id: EnvironmentId; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn('size-2 shrink-0 rounded-full border-2', DOTS[id].dot, className)}
    />
  )
}

/** The class that colours a word with the environment's colour. */
export function environmentText(id: EnvironmentId): string {
  return DOTS[id].text
}
