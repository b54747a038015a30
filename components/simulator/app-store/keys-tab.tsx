'use client'

import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Fact, Facts } from '@/components/ui/facts'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { Value } from '@/components/ui/value'
import type { SimulatorAnswer } from '@/lib/simulator/actions'
import type { InAppKeyDownload } from '@/lib/simulator/app-store-commands'
import type { AppStoreState } from '@/lib/simulator/app-store-state'
import { saveFile } from '../save-file'
import { Problem } from './problem'
import { type RunAppStore, useAppStoreCommand } from './use-command'

export type IssueInAppKey = () => Promise<SimulatorAnswer<{ download: InAppKeyDownload }>>

interface KeysTabProps {
  state: AppStoreState
  run: RunAppStore
  issueKey: IssueInAppKey
}

/** In-App Purchase keys as Apple's side knows them: public halves only. */
export function KeysTab({ state, run, issueKey }: KeysTabProps) {
  const { send, problem } = useAppStoreCommand(run)
  const issue = useMutation({
    mutationFn: issueKey,
    networkMode: 'always',
    onSuccess: (answer) => {
      if (answer.ok) saveFile(answer.download.fileName, answer.download.pem)
    },
  })
  const refused = issue.data && !issue.data.ok ? issue.data.message : null
  const failed = issue.isError
    ? 'The console did not answer. Check that its server is running, then try again.'
    : null
  const file = issue.data?.ok ? issue.data.download.fileName : null
  return (
    <div className="grid">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 p-4">
        <Facts>
          <Fact name="Issuer ID">
            <Value value={state.issuerId} label="issuer ID" />
          </Fact>
        </Facts>
        <div className="grid justify-items-start gap-1">
          <Button variant="primary" busy={issue.isPending} onClick={() => issue.mutate()}>
            <Download />
            Issue a .p8 to download
          </Button>
          <p role="status" className="text-muted text-xs">
            {file
              ? `${file} was handed to your browser. It cannot be downloaded again.`
              : 'It can be downloaded once, as at App Store Connect.'}
          </p>
        </div>
      </div>
      <Problem className="px-4 pb-3">{refused ?? failed ?? problem}</Problem>
      {state.keys.length === 0 ? (
        <EmptyState title="No In-App Purchase key yet" className="border-t">
          The App Store Server API needs one. Issue a .p8, add it at Keys as an In-App Purchase key
          with the issuer ID above, and “See its life” can use it.
        </EmptyState>
      ) : (
        <div className="border-t">
          <Table label="In-App Purchase keys that the simulator knows">
            <TableHeader>
              <TableRow>
                <TableHead>Key ID</TableHead>
                <TableHead>Issuer ID</TableHead>
                <TableHead>Since</TableHead>
                <TableHead>State</TableHead>
                <TableHead>
                  <span className="sr-only">Actions</span>
                </TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {state.keys.map((key) => (
                <TableRow key={key.keyId}>
                  <TableCell>
                    <code>{key.keyId}</code>
                  </TableCell>
                  <TableCell>
                    <code>{key.issuerId}</code>
                  </TableCell>
                  <TableCell className="whitespace-nowrap">
                    <Time at={key.created} />
                  </TableCell>
                  <TableCell>
                    {key.revoked ? (
                      <Badge meaning="fail">Revoked</Badge>
                    ) : (
                      <Badge>{key.origin === 'issued' ? 'Issued here' : 'Registered'}</Badge>
                    )}
                  </TableCell>
                  <TableCell className="text-right">
                    {key.revoked ? null : (
                      <Button
                        size="sm"
                        variant="danger"
                        aria-label={`Revoke ${key.keyId}`}
                        onClick={() => send({ do: 'revoke-key', keyId: key.keyId })}
                      >
                        Revoke
                      </Button>
                    )}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      )}
    </div>
  )
}
