import type { StreamView } from './use-event-stream'

const LINK: Record<StreamView<unknown, unknown>['link'], string> = {
  connecting: 'Connecting',
  live: 'Live',
  lost: 'The connection was lost. It is tried again; what came meanwhile will be shown.',
  off: 'The console did not answer. Reload the page when its server runs.',
}

/** Whether what is seen is what is. */
export function LinkStatus({ link }: { link: StreamView<unknown, unknown>['link'] }) {
  return (
    <span role="status" className="text-muted text-xs">
      {LINK[link]}
    </span>
  )
}
