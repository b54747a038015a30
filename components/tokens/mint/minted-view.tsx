'use client'

import { ArrowUp, Eye, EyeOff, X } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { useNow } from '@/components/ui/use-now'
import {
  asCurl,
  asEnvironmentLine,
  asHeader,
  type MintedToken,
  maskedToken,
} from '@/lib/token/minted'
import { countdown } from './countdown'

interface MintedViewProps {
  minted: MintedToken
  /** A request that its scope allows, to try it with. */
  get: string | undefined
  onCheck: (minted: MintedToken) => void
  onForget: () => void
}

/** A token that was made: out of sight until it is asked for, with what is left of its life. */
export function MintedView({ minted, get, onCheck, onForget }: MintedViewProps) {
  const [shown, setShown] = useState(false)
  const now = useNow(1_000)
  const left = now === null ? null : minted.expiresAt - now / 1_000
  return (
    <section aria-label="The minted token" className="grid gap-3 rounded-md border p-3">
      <p className="flex flex-wrap items-center gap-2">
        {left === null ? null : left > 0 ? (
          <>
            <Badge meaning="pass">Minted</Badge>
            <span className="tabular-nums">
              Good for <span role="timer">{countdown(left)}</span>
            </span>
          </>
        ) : (
          <Badge meaning="fail">Expired</Badge>
        )}
      </p>
      <code className="break-all text-xs leading-5">
        {shown ? minted.token : maskedToken(minted.token)}
      </code>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => setShown(!shown)}>
          {shown ? <EyeOff /> : <Eye />}
          {shown ? 'Hide the token' : 'Show the token'}
        </Button>
        <CopyButton value={() => asHeader(minted)} label="Copy as a header" variant="secondary">
          Copy header
        </CopyButton>
        <CopyButton value={() => asCurl(minted, get)} label="Copy as curl" variant="secondary">
          Copy as curl
        </CopyButton>
        <CopyButton
          value={() => asEnvironmentLine(minted)}
          label="Copy as an environment line"
          variant="secondary"
        >
          Copy as export
        </CopyButton>
        <Button size="sm" onClick={() => onCheck(minted)}>
          <ArrowUp />
          Check it above
        </Button>
        <Button size="sm" variant="ghost" onClick={onForget}>
          <X />
          Clear it
        </Button>
      </div>
      <p className="max-w-prose text-muted text-xs">{ABOUT[minted.kind]}</p>
    </section>
  )
}

const ABOUT: Readonly<Record<MintedToken['kind'], string>> = {
  apns: 'Whoever holds it can push with it for up to an hour. Pushes from here carry the same token: Apple does not want a second one for a key within 20 minutes.',
  'app-store':
    'Whoever holds it can query the App Store Server API about this app for as long as it is good.',
  connect:
    'Whoever holds it can do in App Store Connect what its scope and the key allow, for as long as it is good.',
}
