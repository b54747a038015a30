import type { BudgetName } from '../budgets'
import type { ZipProblemName } from './problems'

/** A file as the archive's list describes it. */
export interface ZipEntry {
  name: string
  method: 'stored' | 'deflated'
  crc: number
  packedSize: number
  size: number
  /** Where its header begins. */
  start: number
  /** Where its packed bytes begin. */
  data: number
  /** Sizes and checksum follow the bytes and are zero in front of them. */
  streamed: boolean
}

/** Why an archive is refused: by a name of the table, or by a budget. */
export type ZipRefusal =
  | { kind: 'problem'; problem: ZipProblemName; detail: string }
  | { kind: 'budget'; budget: BudgetName; asked: number | null }

/** Carries a refusal out of the reader; it never leaves `readZip`. */
export class ZipFault extends Error {
  constructor(readonly refusal: ZipRefusal) {
    super(refusal.kind === 'problem' ? refusal.problem : refusal.budget)
  }
}

export function refuse(problem: ZipProblemName, detail: string): never {
  throw new ZipFault({ kind: 'problem', problem, detail })
}

export function overBudget(budget: BudgetName, asked: number | null): never {
  throw new ZipFault({ kind: 'budget', budget, asked })
}
