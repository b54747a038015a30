import 'server-only'
import { z } from 'zod'
import type { SimulatorAnswer } from '@/lib/simulator/actions'
import type {
  AppStoreCommand,
  CommandResult,
  InAppKeyDownload,
} from '@/lib/simulator/app-store-commands'
import { urlProblem } from './simulator/app-store/post'
import type { AppStoreWorld } from './simulator/app-store/world'
import { simulator } from './simulator/open'

const text = z.string().max(255)
const side = z.enum(['sandbox', 'production'])
const transactionId = text.optional()

const ACT = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('buy'),
    productId: text,
    quantity: z.number().int().min(1).max(10).optional(),
    offerId: text.optional(),
  }),
  z.object({ do: z.literal('change-plan'), productId: text }),
  z.object({ do: z.literal('auto-renew'), on: z.boolean(), groupId: text.optional() }),
  z.object({ do: z.literal('billing'), works: z.boolean() }),
  z.object({
    do: z.literal('refund'),
    transactionId,
    percent: z.number().optional(),
    reason: z.union([z.literal(0), z.literal(1)]).optional(),
  }),
  z.object({ do: z.literal('ask-refund'), transactionId, reason: text.optional() }),
  z.object({ do: z.literal('decline-refund'), transactionId }),
  z.object({ do: z.literal('reverse-refund'), transactionId }),
  z.object({
    do: z.literal('price-increase'),
    productId: text.optional(),
    price: z.number().int().min(1).max(1_000_000_000),
    needsConsent: z.boolean(),
  }),
  z.object({ do: z.literal('answer-price-increase'), consent: z.boolean() }),
  z.object({ do: z.literal('share-with-family') }),
  z.object({ do: z.literal('stop-sharing') }),
  z.object({ do: z.literal('finish'), transactionId: text }),
  z.object({ do: z.literal('rescind-consent') }),
])

const times = z.number().int()
const FAULT = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('error'), times, errorCode: z.number().int() }),
  z.object({ kind: z.literal('rate-limit'), times, waitMs: z.number().int() }),
  z.object({ kind: z.literal('slow'), times, delayMs: z.number().int() }),
  z.object({ kind: z.literal('drop'), times }),
])

const SWITCHES = z
  .object({
    order: z.enum(['kept', 'reversed']),
    doubled: z.boolean(),
    dropped: z.boolean(),
    delayMs: z
      .number()
      .int()
      .min(0)
      .max(30 * 86_400_000),
    unknownFields: z.boolean(),
    unknownValues: z.boolean(),
  })
  .partial()

const COMMAND = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('start-scenario'),
    side,
    scenario: text,
    begin: z.enum(['now', 'past']),
    bundleId: text.optional(),
    name: text.optional(),
  }),
  z.object({ do: z.literal('add-customer'), side, name: text, bundleId: text.optional() }),
  z.object({ do: z.literal('remove-customer'), side, customerId: text }),
  z.object({ do: z.literal('act'), side, customerId: text, act: ACT }),
  z.object({
    do: z.literal('advance'),
    side,
    by: z.union([z.number().int().min(0), z.literal('next-event')]),
  }),
  z.object({ do: z.literal('play'), side, speed: z.number() }),
  z.object({
    do: z.literal('configure'),
    side,
    rate: z.enum(['3min', '5min', '15min', '30min', '1h']).optional(),
    graceDays: z.union([z.literal(0), z.literal(3), z.literal(16), z.literal(28)]).optional(),
    switches: SWITCHES.optional(),
  }),
  z.object({
    do: z.literal('set-url'),
    side,
    bundleId: text,
    url: z.string().max(4096).nullable(),
  }),
  z.object({
    do: z.literal('add-app'),
    bundleId: z.string().regex(/^[A-Za-z0-9.-]{1,155}$/),
    name: text,
    appAppleId: z.number().int().min(1),
  }),
  z.object({ do: z.literal('set-released'), bundleId: text, released: z.boolean() }),
  z.object({
    do: z.literal('set-for-sale'),
    bundleId: text,
    productId: text,
    forSale: z.boolean(),
  }),
  z.object({ do: z.literal('read-storekit'), bundleId: text, text: z.string().max(2_000_000) }),
  z.object({ do: z.literal('answer-next'), fault: FAULT }),
  z.object({ do: z.literal('clear-faults') }),
  z.object({ do: z.literal('revoke-key'), keyId: text }),
])

type Parsed = z.infer<typeof COMMAND>
type Answer = SimulatorAnswer<CommandResult>
type Run = {
  [C in Parsed as C['do']]: (world: AppStoreWorld, owner: string, c: C) => Answer
}

/** A row a command. */
const COMMANDS: Run = {
  'start-scenario': (world, owner, c) => world.startScenario(owner, c.side, c.scenario, c),
  'add-customer': (world, owner, c) => world.addCustomer(owner, c.side, c.name, c.bundleId),
  'remove-customer': (world, owner, c) => world.removeCustomer(owner, c.side, c.customerId),
  act: (world, owner, c) => world.act(owner, c.side, c.customerId, c.act),
  advance: (world, owner, c) => world.advance(owner, c.side, c.by),
  play: (world, owner, c) => world.play(owner, c.side, c.speed),
  configure: (world, owner, c) => world.configure(owner, c.side, c),
  'set-url': (world, owner, c) => {
    const problem = c.url === null ? null : urlProblem(c.url)
    if (problem) return { ok: false, message: problem }
    return world.setUrl(owner, c.bundleId, c.side, c.url)
  },
  'add-app': (world, owner, c) => world.addApp(owner, c),
  'set-released': (world, owner, c) => world.setReleased(owner, c.bundleId, c.released),
  'set-for-sale': (world, owner, c) => world.setForSale(owner, c.bundleId, c.productId, c.forSale),
  'read-storekit': (world, owner, c) => world.readStoreKit(owner, c.bundleId, c.text),
  'answer-next': (world, owner, c) => world.answerNext(owner, c.fault),
  'clear-faults': (world, owner) => {
    world.clearFaults(owner)
    return { ok: true }
  },
  'revoke-key': (world, owner, c) => world.revokeKey(owner, c.keyId),
}

const SWITCHED_OFF = { ok: false, message: 'The simulator is switched off.' } as const

/** Carries a command out for its owner. A command that is none of ours is a sentence too. */
export async function runAppStoreCommand(owner: string, command: AppStoreCommand): Promise<Answer> {
  const read = COMMAND.safeParse(command)
  if (!read.success) return { ok: false, message: 'The console does not know that command.' }
  const running = await simulator()
  if (running === null) return SWITCHED_OFF
  const carryOut = COMMANDS[read.data.do] as (
    world: AppStoreWorld,
    owner: string,
    command: Parsed,
  ) => Answer
  const answer = carryOut(running.appStore.world, owner, read.data)
  await running.appStore.saved()
  return answer.ok ? answer : { ok: false, message: answer.message }
}

/** An In-App Purchase key as a file. It is handed out here once; nobody keeps it. */
export async function issueInAppKeyFile(
  owner: string,
): Promise<SimulatorAnswer<{ download: InAppKeyDownload }>> {
  const issued = await issueInAppKey(owner)
  if (!issued.ok) return issued
  const { keyId, issuerId, fileName, pkcs8 } = issued
  const download = { keyId, issuerId, fileName, pem: Buffer.from(pkcs8).toString('latin1') }
  pkcs8.fill(0)
  return { ok: true, download }
}

/** The same as bytes, for the vault. Whoever takes them wipes them. */
export async function issueInAppKey(
  owner: string,
): Promise<
  SimulatorAnswer<{ keyId: string; issuerId: string; fileName: string; pkcs8: Uint8Array }>
> {
  const running = await simulator()
  if (running === null) return SWITCHED_OFF
  const issued = running.appStore.world.issueKey(owner)
  await running.appStore.saved()
  return issued.ok ? issued : { ok: false, message: issued.message }
}

/** Makes a key that somebody has known to the simulator. Only its public half is handed over. */
export async function registerInAppKey(
  owner: string,
  key: { issuerId: string; keyId: string; spki: Uint8Array },
): Promise<SimulatorAnswer> {
  const running = await simulator()
  if (running === null) return SWITCHED_OFF
  const answer = running.appStore.world.registerKey(owner, key)
  await running.appStore.saved()
  return answer.ok ? { ok: true } : { ok: false, message: answer.message }
}
