import 'server-only'
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs'

const PAGE = 4096
/** In pages; a run of pages is read in pieces of this size. */
const PIECE = 4096
/** In pages: more than any canary, so that none is cut between two pieces. */
const OVERLAP = 1

export function canReadMemory(): boolean {
  return process.platform === 'linux' && existsSync('/proc/self/pagemap')
}

/**
 * Every page that a process could write and that has been used: heap, stacks, anonymous memory.
 * https://man7.org/linux/man-pages/man5/proc_pid_mem.5.html
 * https://docs.kernel.org/admin-guide/mm/pagemap.html
 */
export function* memoryOf(pid: number): Generator<Buffer> {
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  const pagemap = openSync(`/proc/${pid}/pagemap`, 'r')
  const buffer = Buffer.alloc(PIECE * PAGE)
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
      const [, from = '0', to = '0'] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? []
      const first = Number.parseInt(from, 16) / PAGE
      for (const run of usedRuns(pagemap, first, Number.parseInt(to, 16) / PAGE - first)) {
        for (let page = run.from; page < run.to; page += PIECE - OVERLAP) {
          const length = Math.min(PIECE, run.to - page) * PAGE
          yield buffer.subarray(0, readAt(memory, buffer, length, page * PAGE))
        }
      }
    }
  } finally {
    closeSync(memory)
    closeSync(pagemap)
  }
}

/** Pages in memory (bit 63) or swapped out (bit 62), as runs without gap. */
function* usedRuns(pagemap: number, first: number, pages: number) {
  const entries = Buffer.alloc(pages * 8)
  const read = readAt(pagemap, entries, entries.length, first * 8)
  let from = -1
  for (let i = 0; i <= pages; i++) {
    const used = i * 8 < read && (entries[i * 8 + 7] ?? 0) >= 0x40
    if (used && from < 0) from = i
    if (!used && from >= 0) {
      yield { from: first + from, to: first + i }
      from = -1
    }
  }
}

/** How many bytes could be read; pages of a device, or gone by now, cannot. */
function readAt(file: number, into: Buffer, length: number, at: number): number {
  try {
    return readSync(file, into, 0, length, at)
  } catch {
    return 0
  }
}
