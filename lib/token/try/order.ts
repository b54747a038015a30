import { z } from 'zod'
import { ENVIRONMENTS, type EnvironmentId } from '@/lib/apple/environments'
import type { SendProblem } from '@/lib/push/attempt'
import type { Outcome } from '@/lib/push/outcome'

const ids = ENVIRONMENTS.map((row) => row.id) as [EnvironmentId, ...EnvironmentId[]]

/** One click of “try it”. The token’s field is one that is never logged. */
export const tryOrderSchema = z.object({
  /** As it goes behind `bearer `: what cannot be a header is refused here. */
  providerToken: z.string().regex(/^[\x21-\x7e]{1,4096}$/),
  environment: z.enum(ids),
  /** `apns-topic`; empty: the header is not sent. */
  topic: z.string().max(255),
  /** Production asks once more. */
  confirmed: z.boolean(),
})

export type TryOrder = z.infer<typeof tryOrderSchema>

export interface TryProblem extends Omit<SendProblem, 'code'> {
  code: 'bad-request' | 'simulator-off' | 'not-confirmed'
}

/** Of the outcome the token’s header is masked. */
export type TryResult =
  | { kind: 'tried'; outcome: Outcome }
  | { kind: 'not-sent'; problem: TryProblem }
