import { SourceLinks } from '@/components/findings/source-links'
import { Panel } from '@/components/ui/panel'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import type { Confidence, PushAuth, PushType } from '@/lib/apple/push-types'

const AUTH: Record<PushAuth, string> = {
  both: 'Provider token or certificate',
  token: 'Provider token',
  'certificate-needs-extension': 'Provider token, or a certificate whose extension lists the topic',
  certificate: 'The vendor’s own certificate',
  'not-stated': 'Not stated by Apple',
}

const SURE: Record<Confidence, string> = {
  A: 'Apple’s text',
  O: 'Observed',
  D: 'Disputed',
  '?': 'Not known',
}

const TOP = 'align-top py-2 print:wrap-anywhere print:min-w-20'

/** All push types side by side: topic suffix, priority, size, authentication, and what is known. */
export function PushTypeTable({ types }: { types: readonly PushType[] }) {
  return (
    <Panel>
      <Table label="Push types">
        <TableHeader>
          <TableRow>
            <TableHead>apns-push-type</TableHead>
            <TableHead>Topic</TableHead>
            <TableHead>Device token from</TableHead>
            <TableHead>Priority</TableHead>
            <TableHead>Payload</TableHead>
            <TableHead>Authentication</TableHead>
            <TableHead>What is known</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {types.map((row) => (
            <TableRow key={row.type} id={row.type}>
              <TableCell className={`${TOP} min-w-40`}>
                <code className="font-medium">{row.type}</code>
                <p className="text-muted text-xs">{row.about}</p>
              </TableCell>
              <TableCell className={`${TOP} min-w-52`}>
                <code className="wrap-anywhere text-xs">{row.topicExample}</code>
              </TableCell>
              <TableCell className={`${TOP} wrap-anywhere min-w-48 text-xs`}>
                {row.tokenFrom}
              </TableCell>
              <TableCell className={`${TOP} min-w-40 text-xs`}>
                {row.priority ? row.priority.note : 'Not stated by Apple'}
              </TableCell>
              <TableCell
                className={`${TOP} whitespace-nowrap print:whitespace-normal tabular-nums`}
              >
                {row.payloadLimit.toLocaleString('en-GB')} bytes
              </TableCell>
              <TableCell className={`${TOP} min-w-40 text-xs`}>{AUTH[row.auth]}</TableCell>
              <TableCell className={`${TOP} min-w-72 text-xs max-lg:min-w-128`}>
                <ul className="grid gap-1">
                  {row.notes.map((note) => (
                    <li key={note.text}>
                      <span className="font-medium">{SURE[note.confidence]}:</span> {note.text}
                    </li>
                  ))}
                </ul>
                <p className="mt-1 flex flex-wrap gap-x-3">
                  <SourceLinks see={row.sources} />
                </p>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  )
}
