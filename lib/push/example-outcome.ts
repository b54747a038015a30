import { EXAMPLE_NOW, EXAMPLE_TOKEN } from './example-draft'
import type { Exchange, Outcome, OutcomeKind, TransportFaultCode } from './outcome'

const EXCHANGE: Exchange = {
  apnsId: '123e4567-e89b-12d3-a456-426614174000',
  environment: 'sandbox',
  authority: 'api.sandbox.push.apple.com:443',
  request: { method: 'POST', path: `/3/device/${EXAMPLE_TOKEN}`, headers: [], body: '' },
  response: null,
  startedAt: EXAMPLE_NOW,
  timings: { queue: 0, dns: null, tcp: null, tls: null, firstByte: null, total: 14 },
  connection: null,
}

/** An outcome with an answer, for tests and samples. */
export function exampleAnswer(
  status: number,
  reason: string | null,
  parts: Partial<Outcome> & { environment?: Exchange['environment'] } = {},
): Outcome {
  const { environment = 'sandbox', ...rest } = parts
  const body = reason === null ? '' : JSON.stringify({ reason })
  return {
    kind: status === 200 ? 'accepted' : 'rejected',
    reason,
    timestamp: null,
    fault: null,
    retryAt: null,
    attempts: 1,
    exchange: {
      ...EXCHANGE,
      environment,
      response: { status, headers: [['apns-id', EXCHANGE.apnsId]], body, bodyBase64: btoa(body) },
    },
    ...rest,
  }
}

/** An outcome without an answer. */
export function exampleFault(
  kind: Extract<OutcomeKind, 'refused' | 'unknown'>,
  code: TransportFaultCode,
  attempts = 0,
): Outcome {
  return {
    kind,
    reason: null,
    timestamp: null,
    fault: { code, detail: 'ECONNREFUSED' },
    retryAt: null,
    attempts,
    exchange: EXCHANGE,
  }
}
