'use server'

import { z } from 'zod'
import { guardAction } from '@/lib/server/guard'
import { registerOwnKey, registerPublicHalf } from '@/lib/server/register-key'
import { runCommand } from '@/lib/server/simulator-commands'
import { ensureSimulatorOwner } from '@/lib/server/simulator-owner'
import { addTrialDevice as addDevice, issueKeyFile } from '@/lib/server/trial'
import { activeVisitor, welcome } from '@/lib/server/visitor'
import type {
  KeyDownload,
  KeyOrder,
  SimulatorAnswer,
  SimulatorCommand,
} from '@/lib/simulator/actions'

const SIDE = z.enum(['sandbox', 'production'])

/** Changes the simulated world. */
export async function run(command: SimulatorCommand): Promise<SimulatorAnswer> {
  await guardAction()
  return runCommand(await ensureSimulatorOwner(await welcome()), command)
}

/** A device with the demo app, and its token for alerts; the one that is there, where there is one. */
export async function addTrialDevice(
  side: 'sandbox' | 'production',
): Promise<{ token: string; topic: string }> {
  await guardAction()
  return addDevice(await ensureSimulatorOwner(await welcome()), SIDE.parse(side))
}

const ORDER = z.object({
  scope: z.enum(['team', 'topics']),
  environment: z.enum(['sandbox', 'production', 'both']),
  topics: z.array(z.string().max(255)).max(400),
})

/** A new .p8, handed to the person who asked for it: once, as Apple does. */
export async function issueKey(
  order: KeyOrder,
): Promise<SimulatorAnswer<{ download: KeyDownload }>> {
  await guardAction()
  return issueKeyFile(await ensureSimulatorOwner(await welcome()), ORDER.parse(order))
}

/** Tells the simulator the public half of a key of the session, so that pushes signed with it work. */
export async function registerKey(id: string): Promise<SimulatorAnswer> {
  await guardAction()
  return registerOwnKey(await activeVisitor(), z.string().parse(id))
}

const HALF = z.object({
  keyId: z.string().max(64),
  teamId: z.string().max(64),
  pem: z.string().max(4_096),
})

/** The same for a key that is kept in the browser, of which only the public half comes here. */
export async function registerPublicKey(half: z.input<typeof HALF>): Promise<SimulatorAnswer> {
  await guardAction()
  return registerPublicHalf(await welcome(), HALF.parse(half))
}
