import type { BrowserKeyFacts } from '@/lib/session/browser-key'

/** A key with what signs: a WebCrypto key that cannot be exported, which IndexedDB stores as such. */
export interface BrowserKeyRecord extends BrowserKeyFacts {
  key: CryptoKey
}

/** The provider token that is in use for a key under a Key ID and a Team ID. */
export interface BrowserTokenRecord {
  /** Key record, Team ID and Key ID. */
  name: string
  keyRecord: string
  token: string
  /** Seconds since 1970 UTC. */
  issuedAt: number
}

interface Records {
  keys: BrowserKeyRecord
  tokens: BrowserTokenRecord
}

type StoreName = keyof Records

const DATABASE = 'assay-keys'
const VERSION = 1

/** WebCrypto and Web Locks are there on loopback and over HTTPS; storage may be switched off. */
export function browserKeysPossible(): boolean {
  return (
    typeof indexedDB !== 'undefined' &&
    globalThis.crypto?.subtle !== undefined &&
    navigator.locks !== undefined
  )
}

/** Reads or writes in one transaction, which is durable when this resolves. */
export async function inDatabase<T>(
  mode: IDBTransactionMode,
  work: (store: <Name extends StoreName>(name: Name) => TypedStore<Records[Name]>) => Promise<T>,
): Promise<T> {
  const database = await open()
  try {
    const transaction = database.transaction(['keys', 'tokens'], mode)
    const ended = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('it was not written'))
    })
    const result = await work((name) => typed(transaction.objectStore(name)))
    await ended
    return result
  } finally {
    database.close()
  }
}

/** Nothing but these may be awaited within a transaction: it ends where nothing is asked of it. */
export interface TypedStore<T> {
  get(key: string): Promise<T | undefined>
  all(): Promise<T[]>
  put(record: T): Promise<unknown>
  remove(key: string): Promise<unknown>
  clear(): Promise<unknown>
}

function typed<T>(store: IDBObjectStore): TypedStore<T> {
  return {
    get: (key) => answer<T | undefined>(store.get(key)),
    all: () => answer<T[]>(store.getAll()),
    put: (record) => answer(store.put(record)),
    remove: (key) => answer(store.delete(key)),
    clear: () => answer(store.clear()),
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, VERSION)
  request.onupgradeneeded = () => {
    request.result.createObjectStore('keys', { keyPath: 'id' })
    request.result.createObjectStore('tokens', { keyPath: 'name' })
  }
  return answer(request)
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the browser’s storage failed'))
  })
}
