'use server'

import { guardAction } from '@/lib/server/guard'
import { issueInAppKeyFile, runAppStoreCommand } from '@/lib/server/simulator-app-store-commands'
import { ensureSimulatorOwner } from '@/lib/server/simulator-owner'
import { welcome } from '@/lib/server/visitor'
import type { SimulatorAnswer } from '@/lib/simulator/actions'
import type {
  AppStoreCommand,
  CommandResult,
  InAppKeyDownload,
} from '@/lib/simulator/app-store-commands'

/** Changes the simulated App Store. */
export async function runAppStore(
  command: AppStoreCommand,
): Promise<SimulatorAnswer<CommandResult>> {
  await guardAction()
  return runAppStoreCommand(await ensureSimulatorOwner(await welcome()), command)
}

/** A new In-App Purchase key, handed to the person who asked for it: once, as Apple does. */
export async function issueInAppKey(): Promise<SimulatorAnswer<{ download: InAppKeyDownload }>> {
  await guardAction()
  return issueInAppKeyFile(await ensureSimulatorOwner(await welcome()))
}
