import 'server-only'
import { access, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { importPKCS8 } from 'jose'
import type { SimulatedApp, SimulatedKey, WireLogEntry } from '@/lib/simulator/state'
import { mintToken, providerTokenParts } from '@/lib/token/mint'
import { demoDevice, demoKey } from './apns/demo'
import type { World } from './apns/world'
import type { Result } from './apns/world/model'
import { fileStorage } from './file-storage'
import { type Simulator, startSimulator } from './simulator'
import { type StandaloneStore, tryAppStore } from './standalone-app-store'

/** Whoever runs the simulator alone is its only owner. */
export const OWNER = 'local'

export interface Standalone {
  simulator: Simulator
  key: { keyId: string; teamId: string; path: string }
  app: SimulatedApp
  deviceName: string
  store: StandaloneStore
}

/**
 * The simulator without the console, with something to try: a team, a key whose `.p8` lies in the
 * data folder (mode 0600), a device with an app, and the same of the App Store. What there is from last time is used again.
 * Throws an Error for a person where a port is taken or the folder cannot be written.
 */
export async function startStandalone(options: {
  dataFolder: string
  ports: { sandbox: number; production: number }
  appStorePorts: { sandbox: number; production: number }
  onProblem(error: unknown): void
}): Promise<Standalone> {
  const folder = join(options.dataFolder, 'simulator')
  const simulator = await startSimulator({
    ...options,
    storage: fileStorage(join(folder, 'standalone.json')),
    appStore: {
      ports: options.appStorePorts,
      storage: fileStorage(join(folder, 'standalone-app-store.json')),
    },
  })
  try {
    const { world } = simulator
    const key = await keyOnDisk(world, folder)
    const store = await tryAppStore(simulator.appStore, OWNER, folder)
    const demo = demoApp(world)
    await Promise.all([simulator.saved(), simulator.appStore.saved()])
    return { simulator, key, ...demo, store }
  } catch (error) {
    await simulator.close()
    throw error
  }
}

/** One line for one request. */
export function describeEntry(entry: WireLogEntry): string {
  const status = entry.status === 0 ? 'no answer' : String(entry.status)
  const answer = entry.reason === null ? status : `${status} ${entry.reason}`
  const where = `${entry.side} ${entry.connection}/${entry.stream}`
  const path = entry.path.length > 30 ? `${entry.path.slice(0, 29)}…` : entry.path
  const time = new Date(entry.at).toISOString().slice(11, 19)
  // Whatever a client sent must not steer the terminal.
  const line = `${time}  ${where}  ${entry.method} ${path}  ${answer}  ${entry.why}`
  return line.replace(/\p{Cc}/gu, '�')
}

/** A command that sends a push and is accepted, for an hour. */
export async function curlCommand({ simulator, key, app }: Standalone): Promise<string> {
  const privateKey = await importPKCS8(await readFile(key.path, 'utf8'), 'ES256')
  const parts = providerTokenParts({ ...key, issuedAt: Math.floor(Date.now() / 1000) })
  const token = await mintToken(parts, privateKey)
  const { host, port } = simulator.endpoints.sandbox
  return [
    `curl --http2 --cacert '${simulator.authority.rootPath}'`,
    `-H 'authorization: bearer ${token}'`,
    `-H 'apns-topic: ${app.bundleId}' -H 'apns-push-type: alert'`,
    `-d '{"aps":{"alert":"Hello"}}'`,
    `https://${host}:${port}/3/device/${app.tokens.alert}`,
  ].join(' \\\n    ')
}

async function keyOnDisk(world: World, folder: string): Promise<Standalone['key']> {
  const keys = world.state(OWNER).teams.flatMap((team) => team.keys)
  const issued = keys.filter((key) => key.origin === 'issued' && !key.revoked)
  for (const { keyId, teamId } of issued) {
    const path = join(folder, `AuthKey_${keyId}.p8`)
    const there = await access(path).then(
      () => true,
      () => false,
    )
    if (there) return { keyId, teamId, path }
  }
  const made = must(issueOrReplace(world, issued))
  const path = join(folder, made.fileName)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(path, made.pkcs8, { mode: 0o600, flag: 'wx' })
  return { keyId: made.keyId, teamId: made.teamId, path }
}

/** Where the files of both keys are lost, the older key makes room. */
function issueOrReplace(world: World, [oldest]: readonly SimulatedKey[]) {
  const made = demoKey(world, OWNER)
  if (made.ok || !oldest) return made
  must(world.revokeKey(OWNER, oldest.teamId, oldest.keyId))
  return demoKey(world, OWNER)
}

function demoApp(world: World): Pick<Standalone, 'app' | 'deviceName'> {
  const kept = findApp(world)
  if (kept) return kept
  must(demoDevice(world, OWNER))
  const made = findApp(world)
  if (!made) throw new Error('the demo device has no app')
  return made
}

function findApp(world: World): Pick<Standalone, 'app' | 'deviceName'> | null {
  for (const device of world.state(OWNER).devices) {
    const app = device.apps.find(
      ({ installed, environment, expired }) =>
        installed && environment === 'sandbox' && !expired.includes('alert'),
    )
    if (app) return { app, deviceName: device.name }
  }
  return null
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.message)
  return result
}
