import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** In place of what the console should have given. */
export function NotRead({ what, onAgain }: { what: string; onAgain: () => void }) {
  return (
    <EmptyState
      title={`${what} could not be read`}
      actions={<Button onClick={onAgain}>Try again</Button>}
    >
      The console did not answer. Is its server still running?
    </EmptyState>
  )
}

interface NothingProps {
  reading: boolean
  failed: boolean
  filtered: boolean
  other: boolean
  onAgain: () => void
  onAll: () => void
}

/** In place of the list, where it has nothing to show: why that is. */
export function Nothing({ reading, failed, filtered, other, onAgain, onAll }: NothingProps) {
  if (reading) return <EmptyState title="Reading the inbox" />
  if (failed) return <NotRead what="The inbox" onAgain={onAgain} />
  if (filtered) {
    return (
      <EmptyState
        title="Nothing fits the filters"
        actions={<Button onClick={onAll}>Filter by nothing</Button>}
      />
    )
  }
  return other ? (
    <EmptyState title="Nothing else arrived">
      Requests that are no notification, or not signed by Apple, are kept here, cut short.
    </EmptyState>
  ) : (
    <EmptyState title="Nothing has arrived yet">
      What comes shows here at once. The address above is where it has to be sent.
    </EmptyState>
  )
}
