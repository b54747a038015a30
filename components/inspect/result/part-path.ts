import type { Inspection } from '@/lib/inspect'

/** One step of the way from the whole to the part that is shown. */
export interface PartStep {
  /** `''` is the whole, `0.2` the third part of the first. */
  path: string
  inspection: Inspection
}

/** The way to the part, the whole first; where there is no such part it ends before. */
export function partWay(whole: Inspection, path: string): PartStep[] {
  const way: PartStep[] = [{ path: '', inspection: whole }]
  let inspection: Inspection | undefined = whole
  const indexes = path === '' ? [] : path.split('.')
  for (const [depth, index] of indexes.entries()) {
    inspection = /^\d+$/.test(index) ? inspection.parts[Number(index)] : undefined
    if (!inspection) break
    way.push({ path: indexes.slice(0, depth + 1).join('.'), inspection })
  }
  return way
}

export function partPath(path: string, index: number): string {
  return path === '' ? String(index) : `${path}.${index}`
}
