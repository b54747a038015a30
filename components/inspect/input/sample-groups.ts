import type { SampleRow } from '../engine/protocol'

export interface SampleGroup {
  title: string
  rows: SampleRow[]
}

/** Decoders by what somebody who looks for a sample is at work on. */
const GROUPS: readonly { title: string; formats: readonly string[] }[] = [
  {
    title: 'Push',
    formats: [
      'device-token',
      'provider-token',
      'token-log',
      'apns-error',
      'push-payload',
      'push-log',
      'json-lines',
    ],
  },
  {
    title: 'App Store',
    formats: [
      'notification',
      'transaction',
      'renewal-info',
      'app-transaction',
      'realtime-request',
      'app-receipt',
      'verify-receipt',
      'server-api-response',
      'server-api-token',
      'connect-token',
      'connect-error',
      'notification-v1',
      'transaction-receipt',
      'unity-receipt',
    ],
  },
  {
    title: 'Keys & certificates',
    formats: [
      'private-key',
      'public-key',
      'pkcs12',
      'certificate',
      'server-certificates',
      'csr',
      'provisioning-profile',
      'other-jwt',
    ],
  },
]
const REST = 'Files & more'

/** The decoders in their groups; whatever is in none comes last. A group without any is left out. */
export function sampleGroups(rows: readonly SampleRow[]): SampleGroup[] {
  const named = new Set(GROUPS.flatMap(({ formats }) => formats))
  return [
    ...GROUPS.map(({ title, formats }) => ({
      title,
      rows: formats.flatMap((id) => rows.filter(({ format }) => format === id)),
    })),
    { title: REST, rows: rows.filter(({ format }) => !named.has(format)) },
  ].filter((group) => group.rows.length > 0)
}
