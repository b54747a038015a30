import 'server-only'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own, in memory, that a test can fill. */
export interface SmallDisk {
  folder: string
  /** Writes one file until not a byte is left; returns its path. */
  fill(): string
  readOnly(): void
  remove(): void
}

/** `null` where a disk cannot be mounted (no root, no Linux). */
export function mountSmallDisk(kilobytes = 1024): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'assay-disk-'))
  try {
    mount('-t', 'tmpfs', '-o', `size=${kilobytes}k,mode=700`, 'assay-test', folder)
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
  return {
    folder,
    fill() {
      const path = join(folder, 'filler')
      const disk = statfsSync(folder)
      writeFileSync(path, new Uint8Array(disk.bavail * disk.bsize))
      return path
    },
    readOnly: () => mount('-o', 'remount,ro', folder),
    remove() {
      execFileSync('umount', ['-l', folder], { stdio: 'pipe' })
      rmSync(folder, { recursive: true })
    },
  }
}

function mount(...options: string[]): void {
  execFileSync('mount', options, { stdio: 'pipe' })
}

export function canMountSmallDisk(): boolean {
  const disk = mountSmallDisk()
  disk?.remove()
  return disk !== null
}
