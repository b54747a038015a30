import { EmptyState } from '@/components/ui/empty-state'
import { Panel, PanelHeader } from '@/components/ui/panel'

/** The panel of what was sent, while there is nothing in it. */
export function HistoryFrame({ pending }: { pending: boolean }) {
  return (
    <Panel aria-labelledby="history-title">
      <PanelHeader title="Sent in this session" titleId="history-title" />
      <EmptyState title={pending ? 'Loading the history' : 'Nothing sent yet'}>
        Each push is written down here before it goes out, with what APNs answers. Press Send to
        make the first entry.
      </EmptyState>
    </Panel>
  )
}
