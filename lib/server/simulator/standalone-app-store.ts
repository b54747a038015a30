import 'server-only'
import { createPrivateKey, sign } from 'node:crypto'
import { access, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AppStoreWireEntry } from '@/lib/simulator/app-store-state'
import type { Result } from './apns/world/model'
import type { AppStore } from './app-store/start'
import type { AppStoreWorld } from './app-store/world'

/** Something to try of the App Store: a key in the data folder, an app, a customer. */
export interface StandaloneStore {
  key: { keyId: string; issuerId: string; path: string }
  bundleId: string
  /** Of a subscription in the sandbox. */
  transactionId: string
}

/** What there is from last time is used again. `folder` is the simulator's own. */
export async function tryAppStore(
  { world }: AppStore,
  owner: string,
  folder: string,
): Promise<StandaloneStore> {
  const key = await keyOnDisk(world, owner, folder)
  const { apps, sides } = world.of(owner)
  const bundleId = apps[0]?.bundleId ?? ''
  const kept = sides.sandbox.customers.find((row) => row.subscriptions.length > 0)
  const transactionId =
    kept?.transactions[0]?.transactionId ??
    must(world.startScenario(owner, 'sandbox', 'new-monthly', { begin: 'now' })).transactionId
  return { key, bundleId, transactionId: transactionId ?? '' }
}

/** A command that asks for the transaction, good for an hour. */
export async function storeCurl(
  { endpoints }: AppStore,
  { key, bundleId, transactionId }: StandaloneStore,
  tlsRoot: string | null,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const input = `${part({ alg: 'ES256', kid: key.keyId, typ: 'JWT' })}.${part({
    iss: key.issuerId,
    iat: now,
    exp: now + 3600,
    aud: 'appstoreconnect-v1',
    bid: bundleId,
  })}`
  const privateKey = createPrivateKey(await readFile(key.path))
  const signature = sign('sha256', Buffer.from(input), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  })
  return [
    `curl --cacert '${tlsRoot}'`,
    `-H 'authorization: Bearer ${input}.${signature.toString('base64url')}'`,
    `${endpoints.sandbox.origin}/inApps/v1/subscriptions/${transactionId}`,
  ].join(' \\\n    ')
}

/** One line for one request. */
export function describeStoreEntry(entry: AppStoreWireEntry): string {
  const status = entry.status === 0 ? 'no answer' : String(entry.status)
  const answer = entry.errorCode === null ? status : `${status} ${entry.errorCode}`
  const path = entry.path.length > 60 ? `${entry.path.slice(0, 59)}…` : entry.path
  const time = new Date(entry.at).toISOString().slice(11, 19)
  // Whatever a client sent must not steer the terminal.
  const line = `${time}  ${entry.side} store  ${entry.method} ${path}  ${answer}  ${entry.why}`
  return line.replace(/\p{Cc}/gu, '�')
}

async function keyOnDisk(
  world: AppStoreWorld,
  owner: string,
  folder: string,
): Promise<StandaloneStore['key']> {
  const issued = world.keys.of(owner).filter((key) => key.origin === 'issued' && !key.revoked)
  for (const { keyId, issuerId } of issued) {
    const path = join(folder, `SubscriptionKey_${keyId}.p8`)
    const there = await access(path).then(
      () => true,
      () => false,
    )
    if (there) return { keyId, issuerId, path }
    // Its file is lost, so nobody can use it any more.
    must(world.revokeKey(owner, keyId))
  }
  const made = must(world.issueKey(owner))
  const path = join(folder, made.fileName)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(path, made.pkcs8, { mode: 0o600, flag: 'wx' })
  return { keyId: made.keyId, issuerId: made.issuerId, path }
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.message)
  return result
}
