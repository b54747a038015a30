'use client'

import { ScanSearch } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useAnnounced } from '@/components/ui/announce'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import type { PastedInput } from '../inspect/engine/protocol'
import { addPastes, newId } from '../inspect/paste-store'

interface ElsewhereProps {
  input: PastedInput
  /** A decoder’s id. */
  format: string
  /** What the decoder is called. */
  title: string | null
}

/** What was given is no token that a developer signs: says so, and leads to where it is read. */
export function Elsewhere({ input, format, title }: ElsewhereProps) {
  const router = useRouter()
  const known = format === 'unknown' ? null : title
  const words =
    known === null
      ? 'No token was recognised in this; Inspect may know more.'
      : `This is read as “${known}”; it belongs to Inspect.`
  useAnnounced(words)
  return (
    <Panel aria-label="Not a token">
      <div className="grid justify-items-start gap-3 p-4">
        <p data-testid="elsewhere" className="max-w-prose">
          {words}
        </p>
        <Button
          variant="primary"
          onClick={() => {
            // In memory, never in the address. Each page wipes its own bytes.
            addPastes([{ ...input, id: newId(), bytes: input.bytes?.slice() ?? null }])
            router.push('/')
          }}
        >
          <ScanSearch />
          Open it in Inspect
        </Button>
      </div>
    </Panel>
  )
}
