import 'server-only'
import { readKeyFileName } from '@/lib/inspect/private-key/file-name'
import { readPrivateKey } from '@/lib/inspect/private-key/read'
import type { KeyFacts } from '@/lib/session/facts'
import type {
  AddKeyResult,
  ChangeKeyResult,
  ForgetResult,
  KeyChange,
} from '@/lib/session/key-change'
import { idsOfKind, KEY_KINDS, keyKindOfName } from '@/lib/session/key-kinds'
import { providerTokens } from './provider-token'
import { apnsClient } from './push'
import { forgetSimulatorOf, simulatorOwner } from './simulator-owner'
import { StoreError } from './store/store'
import {
  addKey,
  forgetKey,
  listKeys,
  updateKey,
  type KeyFacts as VaultKeyFacts,
} from './vault/keys'
import { vault } from './vault/open'
import type { Session } from './vault/session'
import { dismiss, renew, takeCookieBack } from './visitor'

/** Larger than any file of one key. */
const LARGEST = 64 * 1024

/**
 * Takes an upload into the vault. The bytes are read here again, whatever the browser made of them;
 * they never become a string, and are wiped when this returns.
 */
export async function keepUpload(session: Session, form: FormData): Promise<AddKeyResult> {
  const file = form.get('key')
  if (!(file instanceof File))
    return refused('empty', 'There is no file', 'The upload contains no key.')
  if (file.size > LARGEST) {
    const size = file.size.toLocaleString('en-GB')
    return refused('too-large', 'The file is too large for a key', `It has ${size} bytes.`)
  }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const fileName = text(form, 'fileName', 255)
  const reading = readPrivateKey(bytes, fileName === '' ? {} : { fileName })
  bytes.fill(0)
  if (!reading.ok) return { ok: false, problem: reading.problem }
  const said = text(form, 'kind', 20)
  const kind = KEY_KINDS.find((one) => one === said) ?? keyKindOfName(fileName)
  if (kind === null) {
    reading.pkcs8.fill(0)
    const message =
      'Keys for APNs and for App Store Connect look the same, inside and in their file names.'
    return refused('no-kind', 'What is the key for', message, 'Choose one of the three kinds.')
  }
  const ids = idsOfKind(kind, {
    keyId: text(form, 'keyId', 64) || (reading.keyIdFromName ?? ''),
    teamId: text(form, 'teamId', 64),
    issuerId: text(form, 'issuerId', 64),
    bundleId: text(form, 'bundleId', 255),
    appAppleId: text(form, 'appAppleId', 20),
  })
  const about = {
    ...ids,
    name: text(form, 'name', 80) || fileName || 'Key',
    kind,
    fileName,
    origin: fileName === '' ? 'paste' : 'file',
  } as const
  return keep(
    session,
    reading.pkcs8,
    about,
    reading.repairs.map((repair) => repair.message),
  )
}

/** Puts a key into the session; the first one gives the session a new cookie. Wipes `pkcs8`. */
export async function keep(
  session: Session,
  pkcs8: Uint8Array,
  about: Parameters<typeof addKey>[3],
  repairs: string[] = [],
): Promise<AddKeyResult> {
  try {
    const opened = await vault()
    const first = (await listKeys(opened, session)).length === 0
    const holder = first ? await renew(session) : session
    const result = await addKey(opened, holder, pkcs8, about)
    if (!result.ok) return refused(result.reason, 'The key was not accepted', result.message)
    return { ok: true, key: factsOf(result.key), already: !result.added, repairs }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    return refused('store', 'The key could not be stored', error.message)
  } finally {
    pkcs8.fill(0)
  }
}

export async function changeUpload(
  session: Session | null,
  id: string,
  change: KeyChange,
): Promise<ChangeKeyResult> {
  const facts = { ...change, ...idsOfKind(change.kind, change) }
  const key = session ? await updateKey(await vault(), session, id, facts) : null
  if (key) return { ok: true, key: factsOf(key) }
  return refused('gone', 'The key is gone', 'It was forgotten, or the session has ended.')
}

/** Forgets one key, its provider tokens and the connections that it signed for. */
export async function forgetUpload(session: Session | null, id: string): Promise<ForgetResult> {
  if (session === null) return { how: 'deleted' }
  const opened = await vault()
  const key = (await listKeys(opened, session)).find((row) => row.id === id)
  const { how } = await forgetKey(opened, session, id)
  if (key) await letGo(key)
  if (how === 'session-ended') await takeCookieBack()
  return { how }
}

/** Ends the session: keys, tokens and history go with its cookie, on a full disk too. */
export async function forgetEverythingOf(session: Session | null): Promise<void> {
  if (session === null) return takeCookieBack()
  const keys = await listKeys(await vault(), session)
  const owner = await simulatorOwner(session)
  await dismiss(session)
  await Promise.all(keys.map(letGo))
  await forgetSimulatorOf(owner)
}

export function factsOf(key: VaultKeyFacts): KeyFacts {
  const { id, name, kind, keyId, teamId, issuerId, bundleId, appAppleId } = key
  const { fileName, fingerprint, created, expires } = key
  const fileKeyId = readKeyFileName(fileName)?.keyId ?? null
  const ids = { keyId, teamId, issuerId, bundleId, appAppleId }
  return { id, name, kind, ...ids, fileKeyId, fingerprint, created, expires }
}

async function letGo(key: VaultKeyFacts): Promise<void> {
  providerTokens().forget(key.fingerprint)
  await apnsClient().forget(key.fingerprint)
}

function text(form: FormData, name: string, longest: number): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim().slice(0, longest) : ''
}

const USE_P8 = 'Use the .p8 file that Apple’s developer site let you download.'

function refused(code: string, title: string, message: string, fix = USE_P8) {
  return { ok: false, problem: { code, title, message, fix } } as const
}
