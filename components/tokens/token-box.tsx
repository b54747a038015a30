'use client'

import { ClipboardPaste, Eye, EyeOff, FileText, X } from 'lucide-react'
import { type ClipboardEvent, memo, type RefObject, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { Textarea } from '@/components/ui/textarea'
import { useEarlyText } from '@/components/ui/use-early-text'
import { visible } from '@/lib/text/visible'
import type { PastedInput } from '../inspect/engine/protocol'
import { FileButton } from '../inspect/input/file-button'
import { PasteProblems } from '../inspect/input/paste-problems'
import { editable, nameOf, sizeOf } from '../inspect/input/size'
import { editToken, emptyToken, openBox } from './token-store'
import { tokenCount, tokenParts } from './token-text'

interface TokenBoxProps {
  input: PastedInput | null
  /** The text is in sight, to be changed. */
  open: boolean
  box: RefObject<HTMLTextAreaElement | null>
  onFiles: (files: readonly File[]) => void
  onText: (text: string) => void
  /** Sentences on what could not be read. */
  problems: readonly string[]
}

/**
 * Where the token goes in, to paste or to change. Once it is in, its text is out of sight: below it
 * stands in its parts, with the signature covered.
 */
export const TokenBox = memo(function TokenBox({
  input,
  open,
  box,
  onFiles,
  onText,
  problems,
}: TokenBoxProps) {
  const opener = useRef<HTMLButtonElement>(null)
  const text = editable(input)
  const parted = text !== null && (tokenParts(text) !== null || tokenCount(text) > 0)
  const shown = open || !parted
  useEarlyText(box, text ?? '', (early) => (isPasted(early) ? onText : editToken)(early))
  // What was pasted into the box goes out of sight, and the focus does not go with it.
  useFocusWhenGone(shown, opener)

  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const files = [...event.clipboardData.files]
    const pasted = event.clipboardData.getData('text')
    const { selectionStart, selectionEnd, value } = event.currentTarget
    const whole = selectionStart === 0 && selectionEnd === value.length
    // A key goes to the keys, wherever it is pasted.
    const isKey = /-----BEGIN [A-Z ]*KEY-----/.test(pasted)
    if (files.length > 0) onFiles(files)
    else if (pasted !== '' && (whole || isKey)) onText(pasted)
    else return
    event.preventDefault()
  }

  return (
    <Panel aria-labelledby="token-title" className="print:hidden">
      <PanelHeader title="The token" titleId="token-title">
        {parted ? (
          <Button ref={opener} size="sm" variant="ghost" onClick={() => openBox(!open)}>
            {open ? <EyeOff className="size-3.5!" /> : <Eye className="size-3.5!" />}
            {open ? 'Hide the text' : 'Show the text'}
          </Button>
        ) : null}
        {input ? (
          <Button
            size="sm"
            variant="ghost"
            onClick={() => {
              emptyToken()
              requestAnimationFrame(() => box.current?.focus())
            }}
          >
            <X className="size-3.5!" />
            Clear the box
          </Button>
        ) : null}
      </PanelHeader>
      <div className="grid gap-3 p-4">
        {input && (!shown || text === null || input.name !== null) ? (
          <p className="flex min-w-0 items-center gap-2">
            <FileText aria-hidden className="size-4 shrink-0 text-muted" />
            {input.name === null && !shown ? (
              <span>{outOfSight(text)}</span>
            ) : (
              <span className="min-w-0 truncate font-mono">{visible(nameOf(input))}</span>
            )}
            <span className="shrink-0 text-muted text-xs">{sizeOf(input)}</span>
          </p>
        ) : null}
        {shown ? (
          <Textarea
            ref={box}
            mono
            aria-label="Paste the token here"
            value={text ?? ''}
            placeholder={
              text === null
                ? 'This is not shown as text. Paste or type something else here.'
                : 'eyJhbGciOiJFUzI1NiIs… on its own, or in its header line or curl command.'
            }
            onChange={(event) => editToken(event.target.value)}
            onPaste={onPaste}
            className="field-sizing-fixed h-32 placeholder:break-normal placeholder:font-sans"
          />
        ) : null}
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <p className="flex items-start gap-1.5 text-muted text-xs">
            <ClipboardPaste aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            Paste or drop a token and its .p8, or a log with several tokens, anywhere on this page.
            Nothing is sent or stored.
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

/** A whole token or a key, which nobody types. */
const isPasted = (text: string): boolean => tokenCount(text) > 0 || text.includes('-----BEGIN ')

function outOfSight(text: string | null): string {
  const count = tokenCount(text ?? '')
  return count > 1
    ? `A text with ${count.toLocaleString('en-GB')} tokens, out of sight`
    : 'A token, with its signature out of sight'
}

function useFocusWhenGone(shown: boolean, next: RefObject<HTMLElement | null>) {
  const was = useRef(shown)
  useEffect(() => {
    const gone = was.current && !shown
    was.current = shown
    if (gone && document.activeElement === document.body) next.current?.focus()
  }, [shown, next])
}
