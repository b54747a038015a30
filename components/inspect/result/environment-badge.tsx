import { cn } from '@/lib/cn'
import { visible } from '@/lib/text/visible'

const DOTS: Record<string, string> = {
  Production: 'bg-production',
  Sandbox: 'bg-sandbox',
  Xcode: 'bg-simulator',
  LocalTesting: 'bg-simulator',
}

/** Where it says that it comes from. The words are neutral: beside a verdict a colour would be one. */
export function EnvironmentBadge({ name }: { name: string }) {
  const dot = Object.hasOwn(DOTS, name) ? DOTS[name] : undefined
  return (
    <span className="inline-flex h-6 items-center gap-1.5 rounded-md border px-2 text-xs">
      <span aria-hidden className={cn('size-2 rounded-full', dot ?? 'bg-muted')} />
      <span className="sr-only">Environment: </span>
      <span className="font-medium">{visible(name)}</span>
    </span>
  )
}
