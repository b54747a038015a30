import { expect, it } from 'vitest'
import { serverSecret } from '@/lib/server/vault/server-secret'
import { storageIn } from './open'

const secret = serverSecret(new Uint8Array(32).fill(7))
const world = new TextEncoder().encode('{"devices":[]}')

function metaStore() {
  const rows = new Map<string, Uint8Array>()
  const store = {
    getMeta: async (name: string) => rows.get(name) ?? null,
    putMeta: async (name: string, value: Uint8Array) => void rows.set(name, value),
  }
  return { rows, store: store as Parameters<typeof storageIn>[0]['store'] }
}

it('keeps the world sealed, and gives it back', async () => {
  const { rows, store } = metaStore()
  const storage = storageIn({ store, secret }, 'apns-world')
  expect(await storage.load()).toBeNull()
  await storage.save(world)
  expect(await storage.load()).toEqual(Buffer.from(world))
  for (const row of rows.values()) expect(Buffer.from(row).includes('devices')).toBe(false)
})

it('gives no world where the row was changed', async () => {
  const { rows, store } = metaStore()
  const storage = storageIn({ store, secret }, 'apns-world')
  await storage.save(world)
  for (const row of rows.values()) row[row.length - 1] = (row.at(-1) ?? 0) ^ 1
  expect(await storage.load()).toEqual(new Uint8Array(0))
})
