import 'server-only'
import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { WorldStorage } from './apns/persist'

/**
 * Keeps the world in one file with mode 0600, for the simulator that runs alone. It holds public
 * keys, device tokens and payloads that were sent to simulated devices: nothing that opens anything.
 */
export function fileStorage(path: string): WorldStorage {
  return {
    load: async () => {
      try {
        return new Uint8Array(await readFile(path))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw new Error(`${path} cannot be read`, { cause: error })
      }
    },
    save: async (bytes) => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const temporary = `${path}.${randomBytes(6).toString('hex')}`
      try {
        const file = await open(temporary, 'wx', 0o600)
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(temporary, path)
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
    },
  }
}
