'use client'

import { useMemo, useState } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { Select } from '@/components/ui/select'
import type { ByteView, Field } from '@/lib/inspect'
import { visible } from '@/lib/text/visible'
import { fieldAtByte, fieldAtPath } from '../facts/field-rows'
import { FieldTree } from '../facts/field-tree'
import { useZone } from '../facts/use-zone'
import { bytesOf, formatHex } from './hex-digits'
import { asciiOf } from './hex-rows'
import { type ByteRange, HexView } from './hex-view'

interface BytesTabProps {
  views: readonly ByteView[]
  fields: readonly Field[]
  selected: string | null
  onSelect: (path: string) => void
  hovered: string | null
  onHover: (path: string | null) => void
}

/** The bytes beside the fields that they hold: whichever is pointed at or chosen lights up the other. */
export function BytesTab(props: BytesTabProps) {
  const { views, fields, selected, onSelect, hovered, onHover } = props
  const chosenRange = fieldAtPath(fields, selected)?.range
  const hoveredRange = fieldAtPath(fields, hovered)?.range
  const [viewId, setViewId] = useState(chosenRange?.view ?? views[0]?.id ?? '')
  const view = views.find(({ id }) => id === viewId) ?? views[0]
  const { zone } = useZone()
  const bytes = useMemo(() => (view ? bytesOf(view.base64) : new Uint8Array()), [view])
  if (!view) return <p className="px-4 py-3 text-muted">There are no bytes to show.</p>
  const here = (range: Field['range']): ByteRange | null => (range?.view === view.id ? range : null)
  const label = visible(view.title)

  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2 border-b px-4 py-2">
        {views.length > 1 ? (
          <Select
            aria-label="Bytes of"
            className="w-64 max-sm:w-full"
            options={views.map(({ id, title }) => ({ value: id, label: visible(title) }))}
            value={view.id}
            onValueChange={setViewId}
          />
        ) : (
          <span>{label}</span>
        )}
        <span className="flex items-center gap-2 text-muted text-xs">
          {bytes.length.toLocaleString('en-GB')} bytes
          <CopyButton value={() => hexOf(bytes)} label="Copy the bytes as hex">
            Copy hex
          </CopyButton>
          <CopyButton value={view.base64} label="Copy the bytes as base64">
            Copy base64
          </CopyButton>
        </span>
      </div>
      <div className="grid xl:grid-cols-[minmax(0,1fr)_20rem]">
        <HexView
          key={view.id}
          bytes={bytes}
          label={`Bytes of ${label}`}
          chosen={here(chosenRange)}
          hovered={here(hoveredRange)}
          onByte={(offset) => {
            const path = fieldAtByte(fields, view.id, offset)
            if (path !== null) onSelect(path)
          }}
          onHoverByte={(offset) =>
            onHover(offset === null ? null : fieldAtByte(fields, view.id, offset))
          }
          sayByte={(offset) => byteText(bytes, offset, fields, view.id)}
        />
        <div className="border-t xl:max-h-[28rem] xl:overflow-y-auto xl:border-t-0 xl:border-l">
          <FieldTree
            fields={fields}
            label="Fields of these bytes"
            search=""
            now={null}
            zone={zone}
            selected={selected}
            onSelect={(path) => {
              onSelect(path)
              const range = fieldAtPath(fields, path)?.range
              if (range) setViewId(range.view)
            }}
            onHover={onHover}
            narrow
          />
        </div>
      </div>
    </>
  )
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, formatHex).join('')
}

function byteText(
  bytes: Uint8Array,
  offset: number,
  fields: readonly Field[],
  view: string,
): string {
  const byte = bytes[offset] ?? 0
  const field = fieldAtPath(fields, fieldAtByte(fields, view, offset))
  const of = field ? `, in ${field.title ?? field.label}` : ''
  return `Byte ${offset}: ${formatHex(byte)}, ${asciiOf(byte)}${visible(of)}`
}
