import { SourceLinks } from '@/components/findings/source-links'
import { Panel, PanelHeader } from '@/components/ui/panel'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import type { ApnsHeader } from '@/lib/apple/apns-headers'

const TOP = 'align-top py-2 print:wrap-anywhere print:min-w-20'

/** The headers of a push and of its answer: what each is for, and what answers a wrong one. */
export function HeaderTable({ headers }: { headers: readonly ApnsHeader[] }) {
  return (
    <Panel aria-labelledby="headers-title">
      <PanelHeader title="Headers" titleId="headers-title" aside={headers.length} />
      <Table label="Headers of a push and of its answer">
        <TableHeader>
          <TableRow>
            <TableHead>Header</TableHead>
            <TableHead>In the</TableHead>
            <TableHead>Required</TableHead>
            <TableHead>What it says</TableHead>
            <TableHead>Value</TableHead>
            <TableHead>Reasons for a wrong value</TableHead>
            <TableHead>Source</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {headers.map((row) => (
            <TableRow key={`${row.direction} ${row.name}`}>
              <TableCell className={TOP}>
                <code className="whitespace-nowrap print:whitespace-normal font-medium">
                  {row.name}
                </code>
              </TableCell>
              <TableCell className={TOP}>
                {row.direction === 'request' ? 'push' : 'answer'}
              </TableCell>
              <TableCell className={`${TOP} min-w-32 text-xs`}>{row.required}</TableCell>
              <TableCell className={`${TOP} min-w-64 text-xs max-lg:min-w-96`}>
                {row.about}
              </TableCell>
              <TableCell className={`${TOP} min-w-48 text-xs`}>{row.value}</TableCell>
              <TableCell className={`${TOP} min-w-40 text-xs`}>{row.reasons.join(', ')}</TableCell>
              <TableCell className={`${TOP} text-xs`}>
                <SourceLinks see={[row.source]} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  )
}
