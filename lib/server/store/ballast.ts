import 'server-only'
import { randomBytes } from 'node:crypto'
import { existsSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SIZE = 256 * 1024

/**
 * A file that is only there to be thrown overboard: SQLite cannot even delete on a full disk, since
 * it writes the deletion down first.
 */
export class Ballast {
  readonly #path: string

  constructor(folder: string) {
    this.#path = join(folder, 'ballast')
  }

  /** Makes room. False where there is nothing left to throw. */
  release(): boolean {
    if (!existsSync(this.#path)) return false
    rmSync(this.#path, { force: true })
    return true
  }

  /** Takes it aboard again where the disk has plenty of room. Never throws: it is a courtesy. */
  restore(): void {
    try {
      if (existsSync(this.#path)) return
      const disk = statfsSync(join(this.#path, '..'))
      if (disk.bavail * disk.bsize < 2 * SIZE) return
      // Random, so that no file system compresses it away.
      writeFileSync(this.#path, randomBytes(SIZE), { mode: 0o600, flag: 'wx' })
    } catch {
      // Half a ballast would be written on a disk that fills up meanwhile: still of use.
    }
  }
}
