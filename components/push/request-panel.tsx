'use client'

import { memo } from 'react'
import { Disclosure } from '@/components/ui/disclosure'
import { later } from '@/components/ui/later'
import { Panel } from '@/components/ui/panel'
import type { PushRequest, SigningKey } from '@/lib/push/request'

const RequestDetails = later(() =>
  import('./request-details').then((module) => module.RequestDetails),
)

/** Asks the server for the bearer that the push would carry: only on a click, never before. */
export type RevealToken = (key: SigningKey) => Promise<{ token: string } | { problem: string }>

/** Where the request would be dialled, and what a command line has to trust there. */
export interface DialledHost {
  host: string
  port: number
  caFile?: string
}

export interface RequestPanelProps {
  request: PushRequest
  dialled: DialledHost | null
  reveal: RevealToken
}

/** The request as it will go, folded up. */
export const RequestPanel = memo(function RequestPanel(props: RequestPanelProps) {
  const { dialled } = props
  return (
    <Panel aria-label="Request to be sent">
      <div className="px-4 py-2">
        <Disclosure
          title="Request to be sent"
          aside={dialled ? `${dialled.host}:${dialled.port}` : undefined}
        >
          <RequestDetails {...props} />
        </Disclosure>
      </div>
    </Panel>
  )
})
