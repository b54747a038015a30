import type { Field } from '@/lib/inspect'

/** The path of the field that a finding names, by its label or by labels with `.` or `/` between; `null` for none. */
export function findLabel(fields: readonly Field[], at: string): string | null {
  return byLabels(fields, at.split(/[./]/).filter(Boolean), '') ?? anywhere(fields, at, '')
}

function byLabels(fields: readonly Field[], labels: string[], parent: string): string | null {
  const [first, ...rest] = labels
  for (const [index, field] of fields.entries()) {
    if (field.label !== first) continue
    const path = parent === '' ? String(index) : `${parent}.${index}`
    const found = rest.length === 0 ? path : byLabels(field.children ?? [], rest, path)
    if (found !== null) return found
  }
  return null
}

function anywhere(fields: readonly Field[], label: string, parent: string): string | null {
  for (const [index, field] of fields.entries()) {
    const path = parent === '' ? String(index) : `${parent}.${index}`
    const found = field.label === label ? path : anywhere(field.children ?? [], label, path)
    if (found !== null) return found
  }
  return null
}
