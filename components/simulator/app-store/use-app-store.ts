'use client'

import { useNow } from '@/components/ui/use-now'
import { clockAt } from '@/lib/simulator/app-store-clock'
import type {
  AppStoreSideState,
  AppStoreState,
  AppStoreWireEntry,
} from '@/lib/simulator/app-store-state'
import { type StreamView, useEventStream } from '../use-event-stream'

/** The simulated App Store, live. */
export function useAppStore(): StreamView<AppStoreState, AppStoreWireEntry> {
  return useEventStream('/api/simulator/app-store/events')
}

/** The simulated time of a side, running on as its clock does. */
export function useSimulatedNow(clock: AppStoreSideState['clock'], receivedAt: number): number {
  const now = useNow(250)
  return now === null ? clock.now : clockAt(clock, now - receivedAt)
}
