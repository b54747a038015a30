'use client'

import type { SimulatorState, WireLogEntry } from '@/lib/simulator/state'
import { type StreamView, useEventStream } from './use-event-stream'

export type SimulatorView = StreamView<SimulatorState, WireLogEntry>

/** The simulated APNs and its devices, live. */
export function useSimulator(wanted = true): SimulatorView {
  return useEventStream('/api/simulator/events', wanted)
}
