import type { Sample } from '../decoder'

const encode = (value: object): string =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** Signed by nobody: the signature is a pattern, one for each token. */
function token(iat: number, { kid = 'ABC123DEFG', iss = 'DEF123GHIJ' } = {}): string {
  const signature = String(iat).padEnd(86, 'Ax3').slice(0, 85)
  return `${encode({ alg: 'ES256', kid })}.${encode({ iss, iat })}.${signature}A`
}

/** 2026-11-22 10:00:00 UTC. */
const START = 1_795_341_600
const at = (minutes: number): string =>
  new Date((START + minutes * 60) * 1000).toISOString().slice(0, 19)
const made = (minutes: number, of?: { kid?: string; iss?: string }): string =>
  token(START + minutes * 60, of)

const eachRequest = [0, 0.1, 0.2, 0.5, 0.6, 0.9].flatMap((minutes, index) => [
  `${at(minutes)}Z INFO  POST /3/device/4f9a1c7b authorization: bearer ${made(minutes)}`,
  `${at(minutes)}Z ${index < 2 ? 'INFO  200' : 'WARN  429 {"reason":"TooManyProviderTokenUpdates"}'}`,
])

const kept = [1, 20, 45, 62, 75].map((minutes) =>
  JSON.stringify({
    time: `${at(minutes)}.120Z`,
    level: minutes > 60 ? 'error' : 'info',
    msg: minutes > 60 ? 'push refused' : 'push sent',
    connection: 'c-1',
    headers: { authorization: `bearer ${made(0)}` },
    ...(minutes > 60 ? { status: 403, reason: 'ExpiredProviderToken' } : { status: 200 }),
  }),
)

const pool = [
  [0, 'ABC123DEFG', 'DEF123GHIJ', '200'],
  [1, 'XYZ987WVUT', 'JKL456MNOP', '403 {"reason":"InvalidProviderToken"}'],
  [2, 'ABC123DEFG', 'DEF123GHIJ', '200'],
  [3, 'XYZ987WVUT', 'JKL456MNOP', '403 {"reason":"InvalidProviderToken"}'],
].map(
  ([minutes, kid, iss, answer]) =>
    `${at(Number(minutes))}Z conn=7 bearer ${made(0, { kid: String(kid), iss: String(iss) })} ${answer}`,
)

/** Two machines in local time, each with a token of its own. */
const servers = [
  [0, 'web-1', 0],
  [8, 'web-2', 8],
  [20, 'web-1', 0],
  [31, 'web-2', 8],
  [45, 'web-1', 45],
  [53, 'web-2', 53],
  [70, 'web-1', 45],
].map(
  ([minutes, host, of]) =>
    `${at(Number(minutes) + 60).replace('T', ' ')} host=${host} push authorization=bearer ${made(Number(of))}`,
)

export const SAMPLES: readonly [Sample, ...Sample[]] = [
  {
    name: 'A new token for every request',
    text: eachRequest.join('\n'),
    now: '2026-11-22T10:02:00Z',
    verdict: 'unverified',
    findings: ['token-log/token-per-request'],
    from: 'made after https://github.com/Pr0Ger/PyAPNs2/issues/76',
  },
  {
    name: 'Kept for more than an hour (JSON lines)',
    text: kept.join('\n'),
    now: '2026-11-22T11:20:00Z',
    verdict: 'invalid',
    findings: ['token-log/used-after-an-hour'],
    from: 'made',
  },
  {
    name: 'Two teams in one pool',
    text: pool.join('\n'),
    now: '2026-11-22T10:05:00Z',
    verdict: 'invalid',
    findings: ['token-log/teams-on-connection'],
    from: 'Question: what binds a connection, and UnrelatedKeyIdInToken',
  },
  {
    name: 'Two servers, in local time',
    text: servers.join('\n'),
    now: '2026-11-22T11:20:00Z',
    verdict: 'unverified',
    findings: ['token-log/several-servers', 'token-log/log-in-local-time'],
    from: 'made',
  },
]
