// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and names the byte
// biome-ignore-all lint/a11y/useSemanticElements: a grid of bytes is no table, and is drawn in part
'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { cn } from '@/lib/cn'
import { hexRow, moveByte } from './hex-rows'
import { useColumns } from './use-columns'

interface HexViewProps {
  bytes: Uint8Array
  label: string
  /** `[start, end)` of the field that was chosen, and of the one under the pointer. */
  chosen: ByteRange | null
  hovered: ByteRange | null
  /** A byte was clicked, or came to by the keyboard. */
  onByte: (offset: number) => void
  onHoverByte: (offset: number | null) => void
  /** What is said of the byte that the keyboard is on. */
  sayByte: (offset: number) => string
}

export interface ByteRange {
  start: number
  end: number
}

const LINE = 22

/** Address, bytes and characters. Arrows move from byte to byte; only what is in sight is drawn. */
export function HexView(props: HexViewProps) {
  const { bytes, label, chosen, hovered, onByte, onHoverByte, sayByte } = props
  const scroller = useRef<HTMLDivElement>(null)
  const width = useColumns(scroller)
  const id = useId()
  const [cursor, setCursor] = useState<number | null>(null)
  const lines = useVirtualizer({
    count: Math.ceil(bytes.length / width),
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE,
    overscan: 8,
    paddingStart: 8,
    paddingEnd: 8,
  })
  const start = chosen?.start ?? null

  useEffect(() => {
    if (start !== null) lines.scrollToIndex(Math.floor(start / width), { align: 'auto' })
  }, [start, width, lines])

  function goTo(offset: number) {
    setCursor(offset)
    lines.scrollToIndex(Math.floor(offset / width), { align: 'auto' })
    onByte(offset)
  }

  function onKey(event: KeyboardEvent) {
    if (event.metaKey || event.ctrlKey || event.altKey) return
    const from = cursor ?? chosen?.start ?? 0
    const to = moveByte(event.key, from, bytes.length, width)
    if (to === from && !event.key.startsWith('Arrow')) return
    event.preventDefault()
    goTo(to)
  }

  const offsetOf = (target: EventTarget): number | null => {
    const cell = target instanceof HTMLElement ? target.dataset.offset : undefined
    return cell === undefined ? null : Number(cell)
  }

  return (
    <>
      <div
        ref={scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={Math.ceil(bytes.length / width)}
        aria-activedescendant={cursor === null ? undefined : `${id}-${cursor}`}
        tabIndex={0}
        onKeyDown={onKey}
        onClick={(event) => {
          const offset = offsetOf(event.target)
          if (offset === null) return
          setCursor(offset)
          onByte(offset)
        }}
        onPointerOver={(event) => onHoverByte(offsetOf(event.target))}
        onPointerLeave={() => onHoverByte(null)}
        className="max-h-[28rem] overflow-y-auto overflow-x-hidden font-mono text-xs leading-[22px] -outline-offset-2 max-sm:max-h-72"
      >
        <div role="presentation" className="relative" style={{ height: lines.getTotalSize() }}>
          {lines.getVirtualItems().map((line) => {
            const row = hexRow(bytes, line.index, width)
            return (
              <div
                key={line.index}
                role="row"
                aria-rowindex={line.index + 1}
                className="absolute inset-x-0 top-0 flex h-[22px] gap-3 px-4"
                style={{ transform: `translateY(${line.start}px)` }}
              >
                <span role="rowheader" className="text-faint max-sm:hidden">
                  {row.address}
                </span>
                <span role="presentation" className="flex">
                  {row.cells.map(({ offset, hex }) => (
                    <span
                      key={offset}
                      id={`${id}-${offset}`}
                      role="gridcell"
                      aria-selected={within(chosen, offset)}
                      data-offset={offset}
                      className={cn(
                        'w-[2.9ch] cursor-default text-center outline-none',
                        (offset + 1) % 8 === 0 && width > 8 && 'mr-[1ch]',
                        light(offset, chosen, hovered),
                        offset === cursor && 'shadow-[inset_0_0_0_1px_var(--focus)]',
                      )}
                    >
                      {hex}
                    </span>
                  ))}
                </span>
                <span role="gridcell" className="flex whitespace-pre outline-none">
                  {row.cells.map(({ offset, ascii }) => (
                    <span
                      key={offset}
                      data-offset={offset}
                      className={cn(
                        'cursor-default',
                        ascii === '.' && 'text-faint',
                        light(offset, chosen, hovered),
                      )}
                    >
                      {ascii}
                    </span>
                  ))}
                </span>
              </div>
            )
          })}
        </div>
      </div>
      <p role="status" className="sr-only">
        {cursor === null ? '' : sayByte(cursor)}
      </p>
    </>
  )
}

function within(range: ByteRange | null, offset: number): boolean {
  return range !== null && range.start <= offset && offset < range.end
}

function light(offset: number, chosen: ByteRange | null, hovered: ByteRange | null): string {
  if (within(chosen, offset)) return 'bg-accent text-on-accent'
  return within(hovered, offset) ? 'bg-accent-soft text-foreground' : ''
}
