// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is on rows
// biome-ignore-all lint/a11y/useSemanticElements: the rows of a table cannot be opened and closed
'use client'

import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Field } from '@/lib/inspect'
import { FieldLine } from './field-line'
import { FIRST, type FieldRow, fieldRows } from './field-rows'
import { opened } from './reveal'

interface FieldTreeProps {
  fields: readonly Field[]
  label: string
  search: string
  now: number | null
  zone: string | null
  /** The path of the field that was chosen, here or by one of its bytes. */
  selected: string | null
  onSelect: (path: string) => void
  onHover: (path: string | null) => void
  /** One under the other, for beside the bytes. */
  narrow?: boolean
}

/** The decoded facts. ↑↓ move, →← open and close, Home and End; ⌘C copies the value. */
export function FieldTree(props: FieldTreeProps) {
  const { fields, label, search, now, zone, selected, onSelect, onHover, narrow = false } = props
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [shown, setShown] = useState<ReadonlyMap<string, number>>(new Map())
  const tree = useRef<HTMLDivElement>(null)
  const rows = useMemo(
    () => fieldRows(fields, { toggled, shown, search }),
    [fields, toggled, shown, search],
  )
  const lines = rows.filter((row) => row.kind === 'field')
  const flat = fields.every(({ children }) => (children?.length ?? 0) === 0)
  const active = lines.find(({ path }) => path === selected)?.path ?? lines[0]?.path ?? null

  // Chosen by one of its bytes: it is brought into sight, whatever it stands in.
  useEffect(() => {
    if (selected === null) return
    const next = opened(fields, selected, { toggled, shown, search })
    if (next) {
      setToggled(next.toggled)
      setShown(next.shown)
      return
    }
    rowOf(tree.current, selected)?.scrollIntoView({ block: 'nearest' })
  }, [fields, selected, toggled, shown, search])

  function toggle(path: string) {
    setToggled((before) => {
      const next = new Set(before)
      if (!next.delete(path)) next.add(path)
      return next
    })
  }

  function go(path: string | undefined) {
    if (path === undefined) return
    onSelect(path)
    rowOf(tree.current, path)?.focus()
  }

  function onKey(event: KeyboardEvent<HTMLDivElement>) {
    const target = event.target as HTMLElement
    const at = lines.findIndex(({ path }) => path === target.dataset.path)
    const row = lines[at]
    if (!row || event.altKey) return
    if (event.metaKey || event.ctrlKey) {
      // A selection is what whoever copies means; without one it is the row.
      if (event.key === 'c' && getSelection()?.isCollapsed) {
        void navigator.clipboard.writeText(row.field.value).catch(() => undefined)
      }
      return
    }
    if (move(event.key, row, at)) event.preventDefault()
  }

  function move(key: string, row: FieldRow & { kind: 'field' }, at: number): boolean {
    if (key === 'ArrowDown') go(lines[at + 1]?.path)
    else if (key === 'ArrowUp') go(lines[at - 1]?.path)
    else if (key === 'Home') go(lines[0]?.path)
    else if (key === 'End') go(lines.at(-1)?.path)
    else if (key === 'ArrowRight' && row.open === false) toggle(row.path)
    else if (key === 'ArrowRight' && row.open) go(lines[at + 1]?.path)
    else if (key === 'ArrowLeft' && row.open) toggle(row.path)
    else if (key === 'ArrowLeft') go(row.path.split('.').slice(0, -1).join('.') || undefined)
    else if ((key === 'Enter' || key === ' ') && row.open !== null) toggle(row.path)
    else return false
    return true
  }

  if (rows.length === 0) {
    return <p className="px-4 py-3 text-muted">Nothing here contains “{search.trim()}”.</p>
  }
  return (
    <div
      ref={tree}
      role="treegrid"
      aria-label={label}
      onKeyDown={onKey}
      onPointerLeave={() => onHover(null)}
      className="divide-y"
    >
      {rows.map((row) =>
        row.kind === 'more' ? (
          <div key={`${row.path} more`} role="row" className="px-4 py-1.5">
            <div role="gridcell">
              <Button
                size="sm"
                variant="ghost"
                onClick={() =>
                  setShown(new Map(shown).set(row.path, (shown.get(row.path) ?? FIRST) + 5 * FIRST))
                }
              >
                Show more: {row.hidden.toLocaleString('en-GB')} are left
              </Button>
            </div>
          </div>
        ) : (
          <FieldLine
            key={row.path}
            row={row}
            now={now}
            zone={zone}
            narrow={narrow}
            flat={flat}
            active={row.path === active}
            selected={row.path === selected}
            onToggle={() => toggle(row.path)}
            onSelect={() => onSelect(row.path)}
            onHover={() => onHover(row.path)}
          />
        ),
      )}
    </div>
  )
}

function rowOf(tree: HTMLElement | null, path: string): HTMLElement | null {
  return tree?.querySelector<HTMLElement>(`[data-path="${path}"]`) ?? null
}
