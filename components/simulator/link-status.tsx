import { Panel } from '@/components/ui/panel'
import { Progress } from '@/components/ui/progress'
import { cn } from '@/lib/cn'
import type { StreamView } from './use-event-stream'

const LINK: Record<StreamView<unknown, unknown>['link'], { words: string; dot: string }> = {
  connecting: { words: 'Connecting', dot: 'bg-unverified' },
  live: { words: 'Live', dot: 'bg-pass' },
  lost: {
    words:
      'The connection was lost. The page keeps trying, and then shows what came in the meantime.',
    dot: 'bg-warning',
  },
  off: {
    words: 'The console did not answer. Reload the page once its server is running.',
    dot: 'bg-fail',
  },
}

/** Nothing has come yet, so nothing was lost either. */
const UNREACHED =
  'The console does not answer. Check that its server is running; the page keeps trying.'

interface LinkStatusProps {
  link: StreamView<unknown, unknown>['link']
  className?: string
}

/** Whether what is seen is what is. */
export function LinkStatus({ link, words, className }: LinkStatusProps & { words?: string }) {
  const { dot } = LINK[link]
  return (
    <span role="status" className={cn('flex items-baseline gap-1.5 text-muted text-xs', className)}>
      <span aria-hidden className={cn('size-2 shrink-0 rounded-full', dot)} />
      {words ?? LINK[link].words}
    </span>
  )
}

/** There is nothing to show yet: that is said where it would be. */
export function NothingYet({ link, label }: LinkStatusProps & { label: string }) {
  return link === 'connecting' ? (
    <Progress label={label} />
  ) : (
    <Panel aria-label="Connection" className="p-4">
      <LinkStatus
        link={link}
        className="text-base text-foreground"
        {...(link === 'lost' ? { words: UNREACHED } : {})}
      />
    </Panel>
  )
}
