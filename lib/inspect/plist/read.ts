import { readBinary } from './binary'
import { PlistCounter } from './counter'
import { PlistBudget, PlistFault, type PlistForm, type PlistNode, type PlistReading } from './node'
import { readOpenStep } from './open-step'
import { readXml } from './xml'

const READERS: Record<PlistForm, (bytes: Uint8Array, counter: PlistCounter) => PlistNode> = {
  XML: readXml,
  binary: readBinary,
  OpenStep: readOpenStep,
}

/**
 * Reads a property list of any of the three forms, within the budgets on values and depth. Nothing
 * outside of `bytes` is ever read, whatever they name. Bad input is a result; it never throws.
 */
export function readPlist(bytes: Uint8Array, form = plistForm(bytes)): PlistReading {
  try {
    return { ok: true, form, root: READERS[form](bytes, new PlistCounter()) }
  } catch (error) {
    if (error instanceof PlistBudget) {
      return { ok: false, form, problem: 'budget', at: error.at, budget: error.budget }
    }
    if (!(error instanceof PlistFault)) throw error
    const { problem, at, message } = error
    return { ok: false, form, problem, at, message }
  }
}

/** Which form it begins like. */
export function plistForm(bytes: Uint8Array): PlistForm {
  if (String.fromCharCode(...bytes.subarray(0, 6)) === 'bplist') return 'binary'
  return firstByte(bytes) === 0x3c ? 'XML' : 'OpenStep'
}

/** The first byte that is neither of a byte order mark nor white space. */
function firstByte(bytes: Uint8Array): number | undefined {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  // White space can be as long as the input; what follows a kilobyte of it is no property list.
  return bytes.subarray(start, start + 1024).find((byte) => byte > 0x20)
}
