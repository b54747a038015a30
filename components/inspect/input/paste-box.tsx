'use client'

import { ClipboardPaste, FileText, X } from 'lucide-react'
import { type ClipboardEvent, memo, type RefObject } from 'react'
import { Button } from '@/components/ui/button'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { Textarea } from '@/components/ui/textarea'
import { useEarlyText } from '@/components/ui/use-early-text'
import { cn } from '@/lib/cn'
import { visible } from '@/lib/text/visible'
import type { PastedInput } from '../engine/protocol'
import { editText, show } from '../paste-store'
import { FileButton } from './file-button'
import { PasteProblems } from './paste-problems'
import { editable, nameOf, sizeOf } from './size'

interface PasteBoxProps {
  input: PastedInput | null
  box: RefObject<HTMLTextAreaElement | null>
  onFiles: (files: readonly File[]) => void
  onText: (text: string) => void
  /** Sentences on what could not be read. */
  problems: readonly string[]
  /** There is a result: on a phone the box leaves it room. */
  compact?: boolean
}

/** Where everything begins: a text to paste or to change, and the file that is looked at. */
export const PasteBox = memo(function PasteBox({
  input,
  box,
  onFiles,
  onText,
  problems,
  compact = false,
}: PasteBoxProps) {
  const text = editable(input)
  useEarlyText(box, text ?? '', editText)

  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const files = [...event.clipboardData.files]
    const pasted = event.clipboardData.getData('text')
    const { selectionStart, selectionEnd, value } = event.currentTarget
    const whole = selectionStart === 0 && selectionEnd === value.length
    if (files.length > 0) onFiles(files)
    else if (pasted !== '' && whole) onText(pasted)
    else return
    event.preventDefault()
  }

  return (
    <Panel aria-labelledby="paste-title">
      <PanelHeader title="What did you get?" titleId="paste-title">
        {input ? (
          <Button
            size="sm"
            variant="ghost"
            onClick={() => {
              show(null)
              box.current?.focus()
            }}
          >
            <X className="size-3.5!" />
            Clear the box
          </Button>
        ) : null}
      </PanelHeader>
      <div className="grid gap-3 p-4">
        {input && (text === null || input.name !== null) ? (
          <p className="flex min-w-0 items-center gap-2">
            <FileText aria-hidden className="size-4 shrink-0 text-muted" />
            <span className="min-w-0 truncate font-mono">{visible(nameOf(input))}</span>
            <span className="shrink-0 text-muted text-xs">{sizeOf(input)}</span>
          </p>
        ) : null}
        <Textarea
          ref={box}
          mono
          aria-label="Paste here"
          value={text ?? ''}
          placeholder={
            text === null
              ? 'This is not shown as text. Paste or type something else here.'
              : 'A device token, a JWS, a receipt, a profile, a certificate, a .p8, JSON, a curl command, a log…'
          }
          onChange={(event) => editText(event.target.value)}
          onPaste={onPaste}
          className={cn(
            'field-sizing-fixed h-56 placeholder:break-normal placeholder:font-sans',
            // Three lines.
            compact ? 'max-sm:h-18' : 'max-sm:h-40',
          )}
        />
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <p
            className={cn(
              'flex items-center gap-1.5 text-muted text-xs',
              compact && 'max-sm:hidden',
            )}
          >
            <ClipboardPaste aria-hidden className="size-3.5 shrink-0" />
            Paste or drop files anywhere on this page. Everything is read in this browser; nothing
            is sent.
          </p>
          <FileButton label="Choose files" onFiles={onFiles}>
            Choose files
          </FileButton>
        </div>
        <PasteProblems problems={problems} />
      </div>
    </Panel>
  )
})
