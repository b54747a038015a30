import type { Field } from '@/lib/inspect'

/** A line of the tree: a field, or that more of a long list can be shown. */
export type FieldRow =
  | {
      kind: 'field'
      /** Places in the lists, such as `2.0`: its identity in this inspection. */
      path: string
      field: Field
      depth: number
      /** `null`: there is nothing inside. */
      open: boolean | null
      position: number
      siblings: number
    }
  | { kind: 'more'; path: string; depth: number; hidden: number }

export interface TreeState {
  /** Those that are not as `opensByItself` says. */
  toggled: ReadonlySet<string>
  /** How many of each list are shown; without an entry it is `FIRST`. */
  shown: ReadonlyMap<string, number>
  /** Words to search for; what has none is left out. */
  search: string
}

/** How many entries of a list are shown at first, and with each click more. */
export const FIRST = 100

/** Certificates in base64: their facts stand elsewhere. */
const ALL_BASE64: ReadonlySet<string> = new Set(['x5c'])

/** Objects open by themselves unless they are deep or long, or several of their kind: a receipt's purchases. */
export function opensByItself(field: Field, depth: number, siblings: readonly Field[]): boolean {
  if (ALL_BASE64.has(field.label) || depth >= 2 || (field.children?.length ?? 0) > 40) return false
  return siblings.filter(({ children }) => children && children.length > 0).length <= 3
}

/** The lines of the tree from top to bottom. */
export function fieldRows(fields: readonly Field[], state: TreeState): FieldRow[] {
  const words = state.search.trim().toLowerCase()
  const rows: FieldRow[] = []
  walk(fields, '', 0)
  return rows

  function walk(list: readonly Field[], parent: string, depth: number) {
    const found = words === '' ? null : list.map((field) => matches(field, words))
    const kept = list.flatMap((field, index) =>
      found?.[index] === false ? [] : [{ field, index }],
    )
    const limit = state.shown.get(parent) ?? FIRST
    for (const [position, { field, index }] of kept.slice(0, limit).entries()) {
      const path = parent === '' ? String(index) : `${parent}.${index}`
      const inside = field.children !== undefined && field.children.length > 0
      const open = inside ? isOpen(field, path, depth, list) : null
      const siblings = kept.length
      rows.push({ kind: 'field', path, field, depth, open, position: position + 1, siblings })
      if (open) walk(field.children ?? [], path, depth + 1)
    }
    const hidden = kept.length - limit
    if (hidden > 0) rows.push({ kind: 'more', path: parent, depth, hidden })
  }

  function isOpen(field: Field, path: string, depth: number, list: readonly Field[]): boolean {
    // What is searched for is inside, or it would not be here.
    const byItself = words !== '' || opensByItself(field, depth, list)
    return state.toggled.has(path) !== byItself
  }
}

function matches(field: Field, words: string): boolean {
  const own = [field.label, field.title, field.value, field.words, field.note]
  return (
    own.some((text) => text?.toLowerCase().includes(words)) ||
    (field.children?.some((child) => matches(child, words)) ?? false)
  )
}

/** The field at a path; `null` where there is none. */
export function fieldAtPath(fields: readonly Field[], path: string | null): Field | null {
  if (path === null) return null
  let list: readonly Field[] = fields
  let found: Field | null = null
  for (const index of path.split('.')) {
    found = list[Number(index)] ?? null
    if (!found) return null
    list = found.children ?? []
  }
  return found
}

/** The smallest field whose bytes include that one, and its path; `null` for none. */
export function fieldAtByte(fields: readonly Field[], view: string, offset: number): string | null {
  let best: { path: string; length: number } | null = null
  walk(fields, '')
  return best === null ? null : (best as { path: string }).path

  function walk(list: readonly Field[], parent: string) {
    for (const [index, field] of list.entries()) {
      const path = parent === '' ? String(index) : `${parent}.${index}`
      const { range } = field
      if (range?.view === view && range.start <= offset && offset < range.end) {
        const length = range.end - range.start
        // Of equally long ones the inner one.
        if (best === null || length <= best.length) best = { path, length }
      }
      if (field.children) walk(field.children, path)
    }
  }
}
