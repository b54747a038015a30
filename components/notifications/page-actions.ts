'use client'

import { createContext, useContext } from 'react'
import type { CallResult } from '@/lib/app-store/answer'
import type { Credential } from '@/lib/app-store/call'
import type { EnvironmentId } from '@/lib/apple/environments'
import type { NotificationActions } from '@/lib/notifications/actions'
import type { SimulatorAnswer } from '@/lib/simulator/actions'
import type { AppStoreCommand, CommandResult } from '@/lib/simulator/app-store-commands'

/** What the page can change: server actions, handed down by it. */
export interface PageActions extends NotificationActions {
  requestTestNotification(asked: {
    id: string
    environment: EnvironmentId
    credential: Credential | null
  }): Promise<CallResult>
  runAppStore(command: AppStoreCommand): Promise<SimulatorAnswer<CommandResult>>
  /** A key of the simulated App Store, for whoever has none: its id. */
  giveInAppKey(): Promise<string>
}

interface PageContext {
  actions: PageActions
  /** This machine and its network may be replayed to: nobody else uses the console. */
  mayReachLocal: boolean
  hasSimulator: boolean
}

export const PageActionsContext = createContext<PageContext | null>(null)

export function usePage(): PageContext {
  const page = useContext(PageActionsContext)
  if (!page) throw new Error('the notifications page hands its actions down')
  return page
}
