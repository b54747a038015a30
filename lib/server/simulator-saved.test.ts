import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { registerOwnKey, registerPublicHalf } from './register-key'
import { simulator, storageIn } from './simulator/open'
import {
  issueInAppKeyFile,
  registerInAppKey,
  runAppStoreCommand,
} from './simulator-app-store-commands'
import { runCommand } from './simulator-commands'
import { forgetSimulatorOf } from './simulator-owner'
import { store } from './store/open'
import { addTrialDevice, issueKeyFile, issueTrialKey } from './trial'
import { addKey } from './vault/keys'
import { vault } from './vault/open'
import { beginSession, type Session } from './vault/session'

// A key that is kept renews the session's cookie.
vi.mock('next/headers', () => ({ cookies: async () => ({ set: () => undefined }) }))

const place = vi.hoisted(() => ({ hosted: false }))
vi.mock('./env', async (original) => {
  const env = await original<typeof import('./env')>()
  return { ...env, config: () => ({ ...env.config(), hosted: place.hosted }) }
})

// Whoever was answered holds something: a key, a device token, an address. A process that is killed
// the moment after must not have forgotten it. So what counts is what the disk holds by then.

const folder = mkdtempSync(join(tmpdir(), 'assay-saved-'))
let session: Session

beforeAll(async () => {
  process.env.ASSAY_DATA = folder
  process.env.ASSAY_LOG = 'silent'
  await simulator()
  session = await beginSession(await vault())
})

afterAll(async () => {
  await (await simulator())?.close()
  await (await store()).close()
  rmSync(folder, { recursive: true, force: true })
})

async function onDisk(id: 'apns-world' | 'app-store-world'): Promise<string> {
  const bytes = await storageIn(await vault(), id).load()
  return Buffer.from(bytes ?? []).toString()
}

const half = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey

it.each<[string, 'apns-world' | 'app-store-world', () => Promise<string>]>([
  ['a key to try', 'apns-world', async () => (await issueTrialKey(session)).keyId ?? ''],
  ['a device to try', 'apns-world', async () => (await addTrialDevice('local', 'sandbox')).token],
  [
    'a key as a file',
    'apns-world',
    async () => {
      const made = await issueKeyFile('local', {
        scope: 'team',
        environment: 'sandbox',
        topics: [],
      })
      return made.ok ? made.download.keyId : made.message
    },
  ],
  [
    'a public half',
    'apns-world',
    async () => {
      const pem = half().export({ format: 'pem', type: 'spki' }).toString()
      const said = await registerPublicHalf(session, {
        keyId: 'ABCDE12345',
        teamId: 'OTHER12345',
        pem,
      })
      return said.ok ? 'ABCDE12345' : said.message
    },
  ],
  [
    'a device',
    'apns-world',
    async () => {
      const said = await runCommand('local', { do: 'create-device', name: 'Kept at once' })
      return said.ok ? 'Kept at once' : said.message
    },
  ],
  [
    'an In-App Purchase key',
    'app-store-world',
    async () => {
      const made = await issueInAppKeyFile('local')
      return made.ok ? made.download.keyId : made.message
    },
  ],
  [
    'an In-App Purchase key of one’s own',
    'app-store-world',
    async () => {
      const spki = new Uint8Array(half().export({ format: 'der', type: 'spki' }))
      const issuerId = '57246542-96fe-1a63-e053-0824d011072a'
      const said = await registerInAppKey('local', { issuerId, keyId: 'FGHIJ67890', spki })
      return said.ok ? 'FGHIJ67890' : said.message
    },
  ],
  [
    'a customer',
    'app-store-world',
    async () => {
      const command = { do: 'start-scenario', side: 'sandbox', scenario: 'new-monthly' } as const
      const said = await runAppStoreCommand('local', { ...command, begin: 'now' })
      return said.ok ? (said.transactionId ?? '') : said.message
    },
  ],
])('%s is on the disk when it is handed out', async (_, where, make) => {
  const made = await make()
  expect(made).not.toBe('')
  expect(await onDisk(where)).toContain(JSON.stringify(made))
})

it('a key of the session is on the disk once the simulator says that it knows it', async () => {
  const own = await beginSession(await vault())
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const kept = await addKey(
    await vault(),
    own,
    new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' })),
    {
      ...{ name: 'k', kind: 'apns', fileName: '', origin: 'file' },
      ...{ keyId: 'KLMNO12345', teamId: 'MINE123456' },
    },
  )
  if (!kept.ok) throw new Error(kept.message)
  expect(await registerOwnKey(own, kept.key.id)).toEqual({ ok: true })
  expect(await onDisk('apns-world')).toContain('"KLMNO12345"')
})

it('what a person forgets is gone from the disk when they are told so', async () => {
  // On a laptop the devices are no session's, and stay.
  place.hosted = true
  expect(await runCommand('somebody', { do: 'create-device', name: 'Theirs' })).toEqual({
    ok: true,
  })
  const customer = { do: 'add-customer', side: 'sandbox', name: 'Of theirs' } as const
  expect(await runAppStoreCommand('somebody', customer)).toMatchObject({ ok: true })
  expect(await onDisk('apns-world')).toContain('"Theirs"')
  expect(await onDisk('app-store-world')).toContain('"Of theirs"')
  await forgetSimulatorOf('somebody')
  place.hosted = false
  expect(await onDisk('apns-world')).not.toContain('"Theirs"')
  expect(await onDisk('app-store-world')).not.toContain('"Of theirs"')
})
