import type { Sample } from '../decoder'

/** Made for the samples; no account has ever known it. */
const BODY = [
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgR53pr4KDsXrXE9Hk',
  'lV0doLadd2ygcVXpoS0c1c8LaEmhRANCAAQDTXteiQQit5+lWNbxMsuk7X6jLwWA',
  'UNGDOsB0Q4sE9dy7WeJXMkdlZKR4nBRuytbCLtuuvAJVePowIpiRVjYG',
]
const BEGIN = '-----BEGIN PRIVATE KEY-----'
const END = '-----END PRIVATE KEY-----'
export const SAMPLE_KEY = [BEGIN, ...BODY, END].join('\n')

const NODE_APN_650 = 'https://github.com/node-apn/node-apn/issues/650'

export const SAMPLES: readonly [Sample, ...Sample[]] = [
  { name: 'A key', text: SAMPLE_KEY, verdict: 'unverified', from: 'made' },
  {
    name: 'From an environment variable',
    text: `"${[BEGIN, ...BODY, END].join('\\n')}\\n"`,
    verdict: 'unverified',
    findings: ['private-key/escaped-newlines', 'private-key/quotes'],
    from: NODE_APN_650,
  },
  {
    name: 'On one line',
    text: [BEGIN, ...BODY, END].join(' '),
    verdict: 'unverified',
    findings: ['private-key/spaces'],
    from: 'https://github.com/microsoft/app-store-vsts-extension/issues/218',
  },
  {
    name: 'Without BEGIN and END',
    text: BODY.join('\n'),
    verdict: 'unverified',
    findings: ['private-key/missing-header'],
    from: 'https://github.com/node-apn/node-apn/issues/594',
  },
  {
    name: 'With a lost line',
    text: [BEGIN, BODY[0], BODY[1], END].join('\n'),
    verdict: 'invalid',
    findings: ['private-key/truncated'],
    from: 'made',
  },
  {
    name: 'Masked by a log',
    text: [BEGIN, `${BODY[0]?.slice(0, 12)}****`, END].join('\n'),
    verdict: 'invalid',
    findings: ['private-key/shortened'],
    from: 'made',
  },
]
