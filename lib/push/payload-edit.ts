import { applyEdit, editAt } from '../json/edit'
import type { JsonValue } from '../json/node'
import { find, fromPointer } from '../json/pointer'
import { readJson } from '../json/read'

/**
 * The text with one value set (or taken away: `undefined`) and everything else kept byte for byte.
 * Of equal keys the last one is set, and all of them are taken away. `null` where the text is not
 * JSON or the way leads through a value that is neither object nor array.
 */
export function setAt(text: string, pointer: string, value: JsonValue | undefined): string | null {
  let current = text
  for (;;) {
    const edit = editAt(current, pointer, value)
    if (!edit) return null
    const next = applyEdit(current, edit)
    if (value !== undefined || next === current || !isInObject(next, pointer)) return next
    current = next
  }
}

/** Only an object can hold the same entry twice; an array's next item is another one. */
function isInObject(text: string, pointer: string): boolean {
  const parsed = readJson(text)
  const parent = parsed.ok ? find(parsed.root, fromPointer(pointer)?.slice(0, -1) ?? []) : null
  return parent?.node.type === 'object'
}
