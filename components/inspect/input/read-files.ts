import { BUDGETS } from '@/lib/inspect/budgets'
import type { PastedInput } from '../engine/protocol'
import { newId } from '../paste-store'

export interface ReadFiles {
  inputs: PastedInput[]
  /** A sentence for each that could not be read. */
  problems: string[]
}

const MOST_FILES = 30

/** Reads what was dropped or chosen, in this browser. Nothing is sent. */
export async function readFiles(files: readonly File[]): Promise<ReadFiles> {
  const inputs: PastedInput[] = []
  const problems: string[] = []
  for (const file of files.slice(0, MOST_FILES)) {
    if (file.size > BUDGETS.inputBytes) {
      const limit = BUDGETS.inputBytes / 1024 / 1024
      problems.push(
        `${file.name} is larger than ${limit} MB, the most that can be read at once. Paste the part that matters.`,
      )
      continue
    }
    try {
      inputs.push(inputOf(file.name, new Uint8Array(await file.arrayBuffer())))
    } catch {
      problems.push(
        `${file.name} could not be read: it is a folder, or it was moved. Choose the file again.`,
      )
    }
  }
  if (files.length > MOST_FILES) {
    problems.push(`Only the first ${MOST_FILES} of ${files.length} files were taken.`)
  }
  return { inputs, problems }
}

/** Text stays text, so that it stands in the box and can be changed. */
function inputOf(name: string, bytes: Uint8Array): PastedInput {
  const text = textOf(bytes)
  return { id: newId(), name, text, bytes: text === null ? bytes : null }
}

function textOf(bytes: Uint8Array): string | null {
  if (bytes.length === 0 || bytes.includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
