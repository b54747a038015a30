import 'server-only'
import { config } from '@/lib/server/env'
import { singleton } from '@/lib/server/singleton'
import { openSqlite } from './sqlite'
import type { Store } from './store'

const opened = () =>
  singleton('store', async () => openSqlite({ folder: config().dataFolder, now: Date.now() }))

/** The store of this process. Rejects with a `StoreError` where it cannot be opened. */
export async function store(): Promise<Store> {
  return (await opened()).store
}

/** What a person should know about how the store was opened, such as that a damaged one was set aside. */
export async function storeNotice(): Promise<string | null> {
  return (await opened()).notice
}
