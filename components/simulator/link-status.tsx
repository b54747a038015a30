import { cn } from '@/lib/cn'
import type { StreamView } from './use-event-stream'

const LINK: Record<StreamView<unknown, unknown>['link'], { words: string; dot: string }> = {
  connecting: { words: 'Connecting', dot: 'bg-unverified' },
  live: { words: 'Live', dot: 'bg-pass' },
  lost: {
    words: 'The connection was lost. It is tried again; what came meanwhile will be shown.',
    dot: 'bg-warning',
  },
  off: {
    words: 'The console did not answer. Reload the page when its server runs.',
    dot: 'bg-fail',
  },
}

/** Whether what is seen is what is. */
export function LinkStatus({ link }: { link: StreamView<unknown, unknown>['link'] }) {
  const { words, dot } = LINK[link]
  return (
    <span role="status" className="flex items-center gap-1.5 text-muted text-xs">
      <span aria-hidden className={cn('size-2 shrink-0 rounded-full', dot)} />
      {words}
    </span>
  )
}
