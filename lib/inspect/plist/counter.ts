import { BUDGETS } from '../budgets'
import { PlistBudget } from './node'

/** Counts what a property list holds while it is read, and stops the reading at a budget. */
export class PlistCounter {
  private nodes = 0
  private bytes = 0

  /** One more value, of which `depth` lists and dictionaries are around. */
  value(depth: number, at: number): void {
    if (++this.nodes > BUDGETS.plistNodes) throw new PlistBudget('plistNodes', at)
    if (depth > BUDGETS.plistDepth) throw new PlistBudget('plistDepth', at)
  }

  /** In the binary form a long text can be referred to many times: it counts each time. */
  text(length: number, at: number): void {
    this.bytes += length
    if (this.bytes > BUDGETS.inputBytes) throw new PlistBudget('inputBytes', at)
  }
}
