'use client'

import { memo } from 'react'
import { Panel, PanelHeader } from '@/components/ui/panel'
import type { Inspection } from '@/lib/inspect'
import { TOKEN_KINDS, type TokenKind } from '@/lib/inspect/developer-token/kinds'
import { tokenParts } from '../token-text'
import { TryPanel, type TryToken } from './try-panel'

interface TryPlaceProps {
  text: string | null
  inspection: Inspection
  tryToken: TryToken
}

/** The panel that tries a provider token; for any other token, where that goes. */
export const TryPlace = memo(function TryPlace({ text, inspection, tryToken }: TryPlaceProps) {
  const parts = text === null ? null : tokenParts(text)
  if (!parts) return null
  if (inspection.format === 'provider-token') {
    const token = `${parts.header}.${parts.claims}.${parts.signature}`
    return <TryPanel token={token} tryToken={tryToken} />
  }
  const kind = kindOf(inspection)
  if (kind === null) return null
  const { title, about } = TOKEN_KINDS[kind]
  return (
    <Panel aria-labelledby="try-title" className="print:hidden">
      <PanelHeader title="Try it" titleId="try-title" />
      <p className="max-w-prose p-4 text-muted">
        Only provider tokens for APNs can be tried here. This is read as “{title}”. {about}
      </p>
    </Panel>
  )
})

function kindOf({ value }: Inspection): TokenKind | null {
  const kind = value && typeof value === 'object' && 'kind' in value ? value.kind : null
  return typeof kind === 'string' && Object.hasOwn(TOKEN_KINDS, kind) ? (kind as TokenKind) : null
}
