import type { Field } from '@/lib/inspect'
import { FIRST, fieldAtPath, opensByItself, type TreeState } from './field-rows'

/** The state in which the field at that path is in sight; `null` where it already is. */
export function opened(
  fields: readonly Field[],
  path: string,
  state: TreeState,
): Pick<TreeState, 'toggled' | 'shown'> | null {
  const steps = path.split('.')
  const toggled = new Set(state.toggled)
  const shown = new Map(state.shown)
  let changed = false
  for (let depth = 0; depth < steps.length; depth++) {
    const parent = steps.slice(0, depth).join('.')
    const index = Number(steps[depth])
    if (index >= (shown.get(parent) ?? FIRST)) {
      shown.set(parent, index + FIRST)
      changed = true
    }
    const field = depth === 0 ? null : fieldAtPath(fields, parent)
    if (!field) continue
    const above = fieldAtPath(fields, steps.slice(0, depth - 1).join('.') || null)
    const siblings = above?.children ?? fields
    const byItself = state.search.trim() !== '' || opensByItself(field, depth - 1, siblings)
    if (toggled.has(parent) === byItself) {
      if (!toggled.delete(parent)) toggled.add(parent)
      changed = true
    }
  }
  return changed ? { toggled, shown } : null
}
