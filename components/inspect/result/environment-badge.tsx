import { cn } from '@/lib/cn'
import { visible } from '@/lib/text/visible'

const LOOKS: Record<string, { text: string; dot: string }> = {
  Production: { text: 'text-production', dot: 'bg-production' },
  Sandbox: { text: 'text-sandbox', dot: 'bg-sandbox' },
  Xcode: { text: 'text-simulator', dot: 'bg-simulator' },
  LocalTesting: { text: 'text-simulator', dot: 'bg-simulator' },
}

/** Where it says that it comes from. */
export function EnvironmentBadge({ name }: { name: string }) {
  const look = Object.hasOwn(LOOKS, name) ? LOOKS[name] : undefined
  return (
    <span className="inline-flex h-6 items-center gap-1.5 rounded-md border px-2 text-xs">
      <span aria-hidden className={cn('size-2 rounded-full', look?.dot ?? 'bg-muted')} />
      <span className="sr-only">Environment: </span>
      <span className={cn('font-medium', look?.text)}>{visible(name)}</span>
    </span>
  )
}
