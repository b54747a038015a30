import signed from '../app-store-jws/signed-samples.json'
import type { Sample } from '../decoder'

const ROW = { trust: [{ name: 'Assay sample root', pem: signed.root }] }

const line = (entry: unknown): string => JSON.stringify(entry)

export const SAMPLES: readonly [Sample, ...Sample[]] = [
  {
    ...ROW,
    name: 'A server’s log, one line cut',
    text: [
      signed.samples.body,
      line({ time: '2026-11-22T10:04:07Z', level: 'info', msg: 'stored', id: 7 }),
      line({ time: '2026-11-22T10:04:09Z', transaction: signed.samples.renewal }),
      line({
        time: '2026-11-22T10:04:11Z',
        answer: { status: 410, body: { reason: 'Unregistered', timestamp: 1_795_341_600_000 } },
      }),
      line({ time: '2026-11-22T10:04:12Z', message: 'retrying' }).slice(0, 40),
      line({ aps: { alert: { title: 'Hello', body: 'From a server' } } }),
    ].join('\n'),
    verdict: 'unverified',
    findings: ['json/broken-line'],
    from: 'made: what a logger that writes JSON lines keeps of one minute',
  },
]
