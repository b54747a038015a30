'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Dialog, DialogContent, DialogFooter } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import type { PastedInput } from '../engine/protocol'
import { sizeOf } from '../input/size'
import { LONGEST_LINK, writeLink } from './link-code'

interface LinkDialogProps {
  input: PastedInput
  /** Why no link may be made, as a sentence. */
  refusal: string | null
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Says what a link carries before it makes one. */
export function LinkDialog({ input, refusal, open, onOpenChange }: LinkDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="A link to this"
        about="The link carries everything you pasted, in the part of the address after #, which browsers never send to a server. Whoever gets the link can read all of it, and it stays in every history and chat that it passes through."
      >
        {refusal === null ? (
          <LinkMaker input={input} />
        ) : (
          <p role="alert" className="rounded-md bg-fail-soft px-3 py-2 text-fail">
            {refusal}
          </p>
        )}
      </DialogContent>
    </Dialog>
  )
}

function LinkMaker({ input }: { input: PastedInput }) {
  const [link, setLink] = useState<string | null>(null)
  const [tooLong, setTooLong] = useState<number | null>(null)

  async function make() {
    const carried = input.bytes ? { bytes: input.bytes } : { text: input.text ?? '' }
    const made = `${location.origin}/${await writeLink(carried)}`
    if (made.length > LONGEST_LINK) setTooLong(made.length)
    else setLink(made)
  }

  if (tooLong !== null) {
    return (
      <p role="alert" className="rounded-md bg-warning-soft px-3 py-2 text-warning">
        The link would have {tooLong.toLocaleString('en-GB')} characters, and chats cut links that
        long. Send the file instead, or copy the report.
      </p>
    )
  }
  if (link === null) {
    return (
      <DialogFooter>
        <Button variant="primary" onClick={make}>
          Make a link that carries all {sizeOf(input)}
        </Button>
      </DialogFooter>
    )
  }
  return (
    <div className="flex gap-2">
      <Input
        mono
        readOnly
        aria-label="Link"
        value={link}
        onFocus={(event) => event.target.select()}
      />
      <CopyButton
        value={link}
        label="Copy the link"
        variant="secondary"
        className="h-8 max-sm:h-11"
      >
        Copy link
      </CopyButton>
    </div>
  )
}
