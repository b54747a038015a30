import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** In place of what the console should have given. */
export function NotRead({ what, onAgain }: { what: string; onAgain: () => void }) {
  return (
    <EmptyState
      title={`${what} could not be loaded`}
      actions={<Button onClick={onAgain}>Try again</Button>}
    >
      The console did not answer. Check that its server is running, then try again.
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
  if (reading) return <EmptyState title="Loading the inbox" />
  if (failed) return <NotRead what="The inbox" onAgain={onAgain} />
  if (filtered) {
    return (
      <EmptyState
        title="Nothing matches the filters"
        actions={<Button onClick={onAll}>Clear the filters</Button>}
      />
    )
  }
  return other ? (
    <EmptyState title="Nothing else arrived">
      Requests that are not notifications, or are not signed by Apple, are kept here, shortened.
    </EmptyState>
  ) : (
    <EmptyState title="Nothing has arrived yet">
      Notifications show up here as they arrive. Enter the address above in App Store Connect, or
      let the simulator send here.
    </EmptyState>
  )
}
