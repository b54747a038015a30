'use client'

import { Download, KeyRound } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogFooter } from '@/components/ui/dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { Field } from '@/components/ui/field'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { Segmented } from '@/components/ui/segmented'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { Textarea } from '@/components/ui/textarea'
import type { KeyDownload, KeyOrder, SimulatorAnswer } from '@/lib/simulator/actions'
import type { SimulatedTeam } from '@/lib/simulator/state'
import { saveFile } from './save-file'
import { type RunCommand, useRun } from './use-run'

export type IssueKey = (order: KeyOrder) => Promise<SimulatorAnswer<{ download: KeyDownload }>>

interface TeamsPanelProps {
  teams: readonly SimulatedTeam[]
  run: RunCommand
  issueKey: IssueKey
}

/** The teams and keys as Apple's side knows them: public halves only. */
export function TeamsPanel({ teams, run, issueKey }: TeamsPanelProps) {
  const command = useRun(run)
  const [issuing, setIssuing] = useState(false)
  const keys = teams.flatMap((team) => team.keys)
  return (
    <Panel aria-labelledby="teams-title">
      <PanelHeader title="Known keys" titleId="teams-title" aside={keys.length || undefined}>
        <Button size="sm" onClick={() => setIssuing(true)}>
          <Download />
          Issue a .p8 to download
        </Button>
      </PanelHeader>
      <Issue open={issuing} onOpenChange={setIssuing} issueKey={issueKey} />
      {keys.length === 0 ? (
        <EmptyState title="No key yet">
          Like Apple, the simulator keeps only the public half. The .p8 can be downloaded once.
        </EmptyState>
      ) : (
        <Table label="Keys that the simulator knows">
          <TableHeader>
            <TableRow>
              <TableHead>Key ID</TableHead>
              <TableHead>Team ID</TableHead>
              <TableHead>Scope</TableHead>
              <TableHead>Environment</TableHead>
              <TableHead>State</TableHead>
              <TableHead>
                <span className="sr-only">Actions</span>
              </TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {keys.map((key) => (
              <TableRow key={`${key.teamId} ${key.keyId}`}>
                <TableCell>
                  <code>{key.keyId}</code>
                </TableCell>
                <TableCell>
                  <code>{key.teamId}</code>
                </TableCell>
                <TableCell>{key.scope === 'team' ? 'All topics' : key.topics.join(', ')}</TableCell>
                <TableCell>{key.environment === 'both' ? 'Both' : key.environment}</TableCell>
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
                      onClick={() =>
                        command.mutate({ do: 'revoke-key', teamId: key.teamId, keyId: key.keyId })
                      }
                    >
                      Revoke
                    </Button>
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Panel>
  )
}

interface IssueProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  issueKey: IssueKey
}

function Issue({ open, onOpenChange, issueKey }: IssueProps) {
  const [scope, setScope] = useState<KeyOrder['scope']>('team')
  const [environment, setEnvironment] = useState<KeyOrder['environment']>('both')
  const [topics, setTopics] = useState('com.example.app')
  const [problem, setProblem] = useState<string | null>(null)

  async function issue() {
    const wanted = scope === 'topics' ? topics.split(/[\s,]+/).filter(Boolean) : []
    const answer = await issueKey({ scope, environment, topics: wanted }).catch(() => ({
      ok: false as const,
      message: 'The console did not answer. Check that its server is running, then try again.',
    }))
    if (!answer.ok) return setProblem(answer.message)
    setProblem(null)
    saveFile(answer.download.fileName, answer.download.pem)
    onOpenChange(false)
  }

  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="Issue a key"
        about="You get an AuthKey_….p8 like Apple’s. It can be downloaded now and never again."
      >
        <Field label="Scope">
          <Segmented
            value={scope}
            options={[
              { value: 'team', label: 'All topics of the team' },
              { value: 'topics', label: 'Only some topics' },
            ]}
            onValueChange={setScope}
          />
        </Field>
        {scope === 'topics' ? (
          <Field label="Topics" hint="Separated by spaces or commas.">
            <Textarea mono value={topics} onChange={(event) => setTopics(event.target.value)} />
          </Field>
        ) : null}
        <Field
          label="Environment"
          hint="Apple’s new keys are for one; old ones keep working in both."
        >
          <Segmented
            value={environment}
            options={[
              { value: 'sandbox', label: 'Sandbox' },
              { value: 'production', label: 'Production' },
              { value: 'both', label: 'Both' },
            ]}
            onValueChange={setEnvironment}
          />
        </Field>
        {problem ? (
          <p role="alert" className="text-fail">
            {problem}
          </p>
        ) : null}
        <DialogFooter>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary" onClick={issue}>
            <KeyRound />
            Issue and download
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
