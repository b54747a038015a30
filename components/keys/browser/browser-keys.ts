import { type BrowserKeyFacts, browserKeyId } from '@/lib/session/browser-key'
import type { KeyChange, KeyProblem } from '@/lib/session/key-change'
import { idsOfKind } from '@/lib/session/key-kinds'
import type { Upload } from '../read-upload'
import { type BrowserKeyRecord, browserKeysPossible, inDatabase } from './database'

/** Tells every tab, this one too, that the keys have changed. */
const CHANNEL = 'assay-keys'
const listeners = new Set<() => void>()

/** Calls back whenever a key is kept, changed or forgotten, in whichever tab. */
export function onBrowserKeys(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = listener
  listeners.add(listener)
  return () => {
    channel.close()
    listeners.delete(listener)
  }
}

function changed(): void {
  for (const listener of listeners) listener()
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage('changed')
  channel.close()
}

/** Newest first. Rejects where the browser does not let the page at its storage. */
export async function listBrowserKeys(): Promise<BrowserKeyFacts[]> {
  if (!browserKeysPossible()) return []
  const records = await inDatabase('readonly', (store) => store('keys').all())
  return records.map(factsOf).sort((one, other) => other.created - one.created)
}

export type KeepResult =
  | { ok: true; key: BrowserKeyFacts; already: boolean }
  | { ok: false; problem: KeyProblem }

/**
 * Imports what was read from a file or a paste as a key that cannot be exported. The same key under
 * the same Key ID is kept once. The bytes that are made here are wiped; those of `upload` stay with
 * whoever has them.
 */
export async function keepInBrowser(upload: Upload, said: KeyChange): Promise<KeepResult> {
  const { bytes, fileName } = upload
  // Every page knows which keys there are; few read one.
  const [{ readPrivateKey }, { importSigningKey }] = await Promise.all([
    import('@/lib/inspect/private-key/read'),
    import('@/lib/token/import-key'),
  ])
  const reading = readPrivateKey(bytes, fileName === null ? {} : { fileName })
  if (!reading.ok) return { ok: false, problem: reading.problem }
  const { key, pem, fingerprint } = await importSigningKey(reading.pkcs8)
  const result = await inDatabase('readwrite', async (store) => {
    const same = (await store('keys').all()).find(
      (row) => row.fingerprint === fingerprint && row.keyId === said.keyId,
    )
    const record: BrowserKeyRecord = {
      ...saidOf(said),
      id: same?.id ?? browserKeyId(crypto.randomUUID()),
      fileKeyId: reading.keyIdFromName,
      fingerprint,
      pem,
      created: same?.created ?? Date.now(),
      key,
    }
    await store('keys').put(record)
    return { ok: true, key: factsOf(record), already: same !== undefined } as const
  })
  changed()
  return result
}

/** Corrects what is said about a key; `null` where there is no such key any more. */
export async function changeBrowserKey(
  id: string,
  said: Partial<KeyChange>,
): Promise<BrowserKeyFacts | null> {
  const facts = await inDatabase('readwrite', async (store) => {
    const record = await store('keys').get(id)
    if (!record) return null
    const next = { ...record, ...saidOf({ ...record, ...said }) }
    await store('keys').put(next)
    return factsOf(next)
  })
  changed()
  return facts
}

/** Forgets a key and every provider token that was made with it. */
export async function forgetBrowserKey(id: string): Promise<void> {
  await inDatabase('readwrite', async (store) => {
    await store('keys').remove(id)
    for (const { name, keyRecord } of await store('tokens').all()) {
      if (keyRecord === id) await store('tokens').remove(name)
    }
  })
  changed()
}

/** Forgets them all. Where there can be none, there is nothing to do. */
export async function forgetBrowserKeys(): Promise<void> {
  if (!browserKeysPossible()) return
  await inDatabase('readwrite', async (store) => {
    await store('keys').clear()
    await store('tokens').clear()
  })
  changed()
}

function saidOf(said: KeyChange): KeyChange {
  const { name, kind } = said
  return { ...idsOfKind(kind, said), name: name.trim() || 'Key', kind }
}

/** What may go anywhere: everything but the key that signs. */
function factsOf({ key: _key, ...facts }: BrowserKeyRecord): BrowserKeyFacts {
  return facts
}
