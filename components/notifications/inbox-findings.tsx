'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { FindingList } from '@/components/findings/finding-list'
import { Disclosure } from '@/components/ui/disclosure'
import { Panel } from '@/components/ui/panel'
import type { Finding } from '@/lib/rules/rule'
import { fetchJson, INBOXES_KEY } from './inboxes'

/** Everything in the inbox is opened for it, so not with every arrival. */
const AGAIN_MS = 4000

interface InboxFindingsProps {
  inbox: string
  /** Grows with everything that happens in it. */
  version: number
  onShow: (arrival: string) => void
}

/** What is to be said of the inbox as a whole; nothing where there is nothing. */
export function InboxFindings({ inbox, version, onShow }: InboxFindingsProps) {
  const client = useQueryClient()
  const { data } = useQuery({
    queryKey: ['inbox-findings', inbox],
    queryFn: ({ signal }) =>
      fetchJson<{ findings: Finding[] }>(
        `/api/inbox/${encodeURIComponent(inbox)}/findings`,
        signal,
      ),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again because of the version
  useEffect(() => {
    const timer = setTimeout(() => {
      void client.invalidateQueries({ queryKey: ['inbox-findings', inbox] })
      // How full its rings are, too.
      void client.invalidateQueries({ queryKey: INBOXES_KEY })
    }, AGAIN_MS)
    return () => clearTimeout(timer)
  }, [client, inbox, version])
  const findings = data?.findings ?? []
  if (findings.length === 0) return null
  return (
    <Panel aria-label="Findings in this inbox">
      <div className="px-4 py-1">
        <Disclosure
          title={`${findings.length === 1 ? 'One finding' : `${findings.length} findings`} in this inbox: ${findings[0]?.title}`}
        >
          <FindingList
            findings={findings}
            compact
            className="-mx-4"
            onShow={(at) => onShow(at.replace(/^arrival\//, ''))}
          />
        </Disclosure>
      </div>
    </Panel>
  )
}
