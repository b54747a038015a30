import 'server-only'
import { SignJWT } from 'jose'
import type { CallOrder } from '@/lib/app-store/call'
import type { EnvironmentId } from '@/lib/apple/environments'
import { exampleOrder } from '@/lib/rules/server-api/subject'
import { type Authority, makeAuthority } from '../../apns/testing/certificates'
import { type CallerParts, makeCall } from '../caller'
import { type AppStoreClient, createAppStoreClient } from '../client'
import { credentialFor } from '../credential'
import { Limiter } from '../limiter'
import type { Limits } from '../limits'
import { type FaultServer, type Script, startFaultServer } from './fault-server'

/** Both sides of a pair, a client, and a token that is in order. */
export interface Harness {
  sandbox: FaultServer
  production: FaultServer
  client: AppStoreClient
  parts: CallerParts
  token: string
  call(order: CallOrder, signal?: AbortSignal): ReturnType<typeof makeCall>
  close(): Promise<void>
}

export interface HarnessOptions {
  limits?: Partial<Limits>
  /** Of the token, in place of what is right. */
  claims?: Record<string, unknown>
  header?: Record<string, unknown>
}

let authority: Promise<Authority> | undefined

/** `here` answers for the sandbox sides, `there` for the production sides. */
export async function startHarness(
  here: Script,
  there: Script = here,
  options: HarnessOptions = {},
): Promise<Harness> {
  authority ??= makeAuthority()
  const known = await authority
  const sandbox = await startFaultServer(known, here)
  const production = await startFaultServer(known, there)
  const client = createAppStoreClient(options.limits)
  const sides: Record<EnvironmentId, FaultServer> = {
    simulator: sandbox,
    sandbox,
    'simulator-production': production,
    production,
  }
  const parts: CallerParts = {
    client,
    limiter: new Limiter(),
    endpointOf: async (id) => sides[id].endpoint,
    credentialFor,
  }
  const token = await exampleToken(client.limits.now(), options)
  const credential = { kind: 'token', token } as const
  return {
    sandbox,
    production,
    client,
    parts,
    token,
    call: (order, signal) =>
      makeCall(parts, { order, credential, session: null, signal: signal ?? null }),
    async close() {
      client.close()
      await Promise.all([sandbox.close(), production.close()])
    },
  }
}

export async function exampleToken(
  now: number,
  { claims = {}, header = {} }: Pick<HarnessOptions, 'claims' | 'header'> = {},
): Promise<string> {
  const { privateKey } = await crypto.subtle.generateKey(
    { name: 'ECDSA', namedCurve: 'P-256' },
    true,
    ['sign', 'verify'],
  )
  const iat = Math.floor(now / 1000)
  const said = {
    iss: '57246542-96fe-1a63-e053-0824d011072a',
    iat,
    exp: iat + 300,
    aud: 'appstoreconnect-v1',
    bid: 'com.example.app',
    ...claims,
  }
  return new SignJWT(said)
    .setProtectedHeader({ alg: 'ES256', kid: '2X9R4HXF34', typ: 'JWT', ...header })
    .sign(privateKey)
}

/** A history in the sandbox. */
export const SANDBOX: CallOrder = exampleOrder('history', { environment: 'sandbox' }).order
