import 'server-only'
import { z } from 'zod'
import type { SimulatorAnswer, SimulatorCommand } from '@/lib/simulator/actions'
import type { World } from './simulator/apns/world'
import { simulator } from './simulator/open'

const text = z.string().max(255)
const deviceId = text
const milliseconds = z.number().int().min(0).max(60_000)

const FAULT = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    reason: text,
    retryAfter: z.number().int().min(0).max(86_400).optional(),
    delayMs: milliseconds.optional(),
  }),
  z.object({
    kind: z.literal('goaway'),
    reason: text,
    keeps: z.enum(['nothing', 'this']),
    delayMs: milliseconds.optional(),
  }),
  z.object({ kind: z.literal('close'), delayMs: milliseconds.optional() }),
  z.object({ kind: z.literal('delay'), delayMs: milliseconds }),
])

const COMMAND = z.discriminatedUnion('do', [
  z.object({ do: z.literal('create-device'), name: text }),
  z.object({ do: z.literal('rename-device'), deviceId, name: text }),
  z.object({ do: z.literal('remove-device'), deviceId }),
  z.object({ do: z.literal('set-online'), deviceId, online: z.boolean() }),
  z.object({
    do: z.literal('install-app'),
    deviceId,
    bundleId: text,
    name: text,
    teamId: text,
    environment: z.enum(['sandbox', 'production']),
  }),
  z.object({ do: z.literal('remove-app'), deviceId, bundleId: text }),
  z.object({ do: z.literal('expire-token'), token: text }),
  z.object({ do: z.literal('clear-notifications'), deviceId }),
  z.object({ do: z.literal('revoke-key'), teamId: text, keyId: text }),
  z.object({ do: z.literal('answer-next'), fault: FAULT }),
  z.object({ do: z.literal('clear-faults') }),
  z.object({ do: z.literal('set-wire-spelling'), spelling: z.enum(['documented', 'observed']) }),
])

type Run = {
  [C in z.infer<typeof COMMAND> as C['do']]: (
    world: World,
    owner: string,
    c: C,
  ) => SimulatorAnswer | undefined
}

const done = (run: () => void): SimulatorAnswer => {
  run()
  return { ok: true }
}

/** A row a command. */
const COMMANDS: Run = {
  'create-device': (world, owner, c) => world.createDevice(owner, c),
  'rename-device': (world, owner, c) => world.renameDevice(owner, c.deviceId, c.name),
  'remove-device': (world, owner, c) => world.removeDevice(owner, c.deviceId),
  'set-online': (world, owner, c) => world.setOnline(owner, c.deviceId, c.online),
  'install-app': (world, owner, c) => world.installApp(owner, c.deviceId, c),
  'remove-app': (world, owner, c) => world.removeApp(owner, c.deviceId, c.bundleId),
  'expire-token': (world, owner, c) => world.expireToken(owner, c.token),
  'clear-notifications': (world, owner, c) => world.clearNotifications(owner, c.deviceId),
  'revoke-key': (world, owner, c) => world.revokeKey(owner, c.teamId, c.keyId),
  'answer-next': (world, owner, c) => world.answerNext(owner, c.fault),
  'clear-faults': (world, owner) => done(() => world.clearFaults(owner)),
  'set-wire-spelling': (world, owner, c) => done(() => world.setWireSpelling(owner, c.spelling)),
}

/** Carries a command out for its owner. A command that is none of ours is a sentence too. */
export async function runCommand(
  owner: string,
  command: SimulatorCommand,
): Promise<SimulatorAnswer> {
  const read = COMMAND.safeParse(command)
  if (!read.success) return { ok: false, message: 'The console does not know that command.' }
  const running = await simulator()
  if (running === null) return { ok: false, message: 'The simulator is switched off.' }
  const carryOut = COMMANDS[read.data.do] as (
    world: World,
    owner: string,
    command: typeof read.data,
  ) => SimulatorAnswer
  const answer = carryOut(running.world, owner, read.data)
  await running.saved()
  return answer.ok ? { ok: true } : { ok: false, message: answer.message }
}
