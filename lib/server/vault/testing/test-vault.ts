import 'server-only'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '@/lib/server/store/sqlite'
import type { Store } from '@/lib/server/store/store'
import { serverSecret } from '../server-secret'
import { makeVault, type Vault } from '../vault'

/** In memory where there is such a disk: what these tests ask does not depend on the real one. */
export function testFolder(): string {
  return mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'assay-vault-'))
}

/** A vault on a real store in a folder of its own, with a clock that stands until it is set. */
export interface TestVault {
  vault: Vault
  store: Store
  folder: string
  secret: Uint8Array
  clock: { now: number }
  /** Another instance of the console: same secret, same clock. By default on the same data. */
  another(parts?: { folder?: string; secret?: Uint8Array; store?: Store }): Vault
  remove(): Promise<void>
}

export function testVault(at?: { folder: string }): TestVault {
  const folder = at?.folder ?? testFolder()
  const secret = randomBytes(32)
  const clock = { now: Date.UTC(2026, 10, 22) }
  const stores: Store[] = []
  const another: TestVault['another'] = (parts = {}) => {
    const store =
      parts.store ?? openSqlite({ folder: parts.folder ?? folder, now: clock.now }).store
    stores.push(store)
    return makeVault({
      store,
      secret: serverSecret(parts.secret ?? secret),
      clock: { wall: () => clock.now, steady: () => 0 },
    })
  }
  const vault = another()
  return {
    vault,
    store: vault.store,
    folder,
    secret,
    clock,
    another,
    async remove() {
      for (const store of stores) await store.close()
      if (!at) rmSync(folder, { recursive: true })
    },
  }
}
