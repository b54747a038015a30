import type { StreamView } from './use-event-stream'

const LINK: Record<StreamView<unknown, unknown>['link'], string> = {
  connecting: 'Connecting',
  live: 'Live',
  lost: 'The connection was lost. The page keeps trying, and then shows what came in the meantime.',
  off: 'The console did not answer. Reload the page once its server is running.',
}

/** Whether what is seen is what is. */
export function LinkStatus({ link }: { link: StreamView<unknown, unknown>['link'] }) {
  return (
    <span role="status" className="text-muted text-xs">
      {LINK[link]}
    </span>
  )
}
