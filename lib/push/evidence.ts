import { type EnvironmentId, environment } from '@/lib/apple/environments'
import { findPushType } from '@/lib/apple/push-types'
import { topicFor } from '@/lib/apple/topic'
import type { SimulatedDevice, TokenPurpose } from '@/lib/simulator/state'
import type { Attempt } from './attempt'
import { formatInstant } from './instant'
import type { SigningKey } from './request'

/** What is known beside a request: from this session's sends, its keys, and the simulator's devices. */
export interface Evidence {
  /** Of device tokens, the surest first: what issued them, then what accepted them. */
  tokens: readonly TokenFact[]
  /** That could sign the next push. */
  keys: readonly SigningKey[]
}

/** A device token that is certain to be good for one environment and one topic. */
export interface TokenFact {
  /** Hex in lower case. */
  token: string
  environment: EnvironmentId
  topic: string
  pushType: string
  /** With which it was accepted; `null` where the simulator issued it. */
  key: SigningKey | null
  /** How that is known, to stand behind “This token”: `was accepted at … (Production)`. */
  how: string
}

/** What this session's attempts and the simulator's devices prove. A removed app proves nothing. */
export function evidenceOf(
  attempts: readonly Attempt[],
  devices: readonly SimulatedDevice[],
  keys: readonly SigningKey[],
): Evidence {
  return { tokens: [...devices.flatMap(issued), ...attempts.flatMap(accepted)], keys }
}

function accepted({ request, outcome, startedAt }: Attempt): TokenFact[] {
  if (outcome?.kind !== 'accepted') return []
  const { title } = environment(request.environment)
  return [
    {
      token: request.deviceToken.toLowerCase(),
      environment: request.environment,
      topic: request.topic,
      pushType: request.pushType,
      key: request.key,
      how: `was accepted at ${formatInstant(startedAt)} (${title})`,
    },
  ]
}

function issued({ name, apps }: SimulatedDevice): TokenFact[] {
  return apps
    .filter((app) => app.installed)
    .flatMap((app) =>
      (Object.entries(app.tokens) as [TokenPurpose, string][]).map(([purpose, token]) => {
        const type = findPushType(purpose)
        return {
          token: token.toLowerCase(),
          environment:
            app.environment === 'sandbox'
              ? ('simulator' as const)
              : ('simulator-production' as const),
          topic: (type && topicFor(app.bundleId, type)) ?? app.bundleId,
          pushType: type?.type ?? purpose,
          key: null,
          how: `is the ${purpose} token of ${app.name} (${app.bundleId}) on the simulated ${name}, installed for ${app.environment}`,
        }
      }),
    )
}
