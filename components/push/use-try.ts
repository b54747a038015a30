'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { refreshSession, useSession } from '@/components/shell/session'
import { useSimulator } from '@/components/simulator/use-simulator'
import type { Suggestion } from '@/components/ui/combobox'
import { toast } from '@/components/ui/toast'
import { useLoaded } from '@/components/ui/use-loaded'
import { useSame } from '@/components/ui/use-same'
import { type ApnsPort, type Environment, environment } from '@/lib/apple/environments'
import { findPushType } from '@/lib/apple/push-types'
import { topicFor } from '@/lib/apple/topic'
import type { Attempt } from '@/lib/push/attempt'
import { NO_EVIDENCE } from '@/lib/push/empty-request'
import type { PushRequest } from '@/lib/push/request'
import type { KeyFacts } from '@/lib/session/facts'
import type { SimulatedApp, TokenPurpose } from '@/lib/simulator/state'
import { useBrowserKeys } from '../keys/browser/use-browser-keys'
import type { DialledHost } from './request-panel'
import { type ComposerKey, signingKey } from './signing-key'
import { useAttempts } from './use-attempts'

const loadEvidence = () => import('@/lib/push/evidence').then(({ evidenceOf }) => evidenceOf)

const sayNoAnswer = () =>
  toast('The console did not answer. Check that its server is running, then try again.')

/** Server actions that make something to try with. */
export interface TryActions {
  giveTrialKey: () => Promise<KeyFacts>
  addTrialDevice: (side: 'sandbox' | 'production') => Promise<{ token: string; topic: string }>
}

interface TryProps {
  request: PushRequest
  change: (part: Partial<PushRequest>) => void
  actions: TryActions
  /** The attempt that the page's address names. */
  opened: string | null
  /** Known before anything was asked for, so that what greets them is there from the first. */
  newcomer: boolean
}

interface KnownToken {
  token: string
  label: string
  app: SimulatedApp
  purpose: TokenPurpose
}

/** What surrounds the composer: keys, known device tokens and topics, and the first steps. */
export function useTry({ request, change, actions, opened, newcomer }: TryProps) {
  const client = useQueryClient()
  const session = useSession()
  const history = useAttempts()
  const place = environment(request.environment)
  const simulator = useSimulator(place.simulated)
  const inBrowser = useBrowserKeys()
  // APNs takes no other keys.
  const keys: readonly ComposerKey[] = useMemo(
    () => [...(session.data?.keys ?? []), ...inBrowser.keys].filter((key) => key.kind === 'apns'),
    [session.data, inBrowser.keys],
  )
  const attempts = useMemo(
    () => history.data?.pages.flatMap((page) => page.attempts) ?? [],
    [history.data],
  )

  const key = useMutation({
    mutationFn: actions.giveTrialKey,
    onSuccess: (made) => {
      change({ key: signingKey(made) })
      return refreshSession(client)
    },
    onError: sayNoAnswer,
  })
  const device = useMutation({
    mutationFn: () => actions.addTrialDevice(place.apns),
    onSuccess: ({ token, topic }) => change({ deviceToken: token, topic }),
    onError: sayNoAnswer,
  })

  // Every push changes the simulator’s state, and seldom what is known from it.
  const known: KnownToken[] = useSame(
    useMemo(() => {
      const devices = place.simulated ? (simulator.state?.devices ?? []) : []
      return devices.flatMap((row) =>
        row.apps
          .filter((app) => app.environment === place.apns && app.installed)
          .flatMap((app) =>
            (Object.entries(app.tokens) as [TokenPurpose, string][]).map(([purpose, token]) => ({
              token,
              label: `${row.name}, ${app.name}${purpose === 'alert' ? '' : `, ${purpose}`}`,
              app,
              purpose,
            })),
          ),
      )
    }, [place, simulator.state]),
  )

  const evidenceOf = useLoaded(loadEvidence)
  const evidence = useMemo(
    () =>
      evidenceOf?.(attempts, simulator.state?.devices ?? [], keys.map(signingKey)) ?? NO_EVIDENCE,
    [evidenceOf, attempts, simulator.state, keys],
  )

  const tokens: Suggestion[] = useSame(
    useMemo(() => {
      const recent = attempts
        .filter((attempt) => attempt.request.environment === request.environment)
        .map((attempt) => attempt.request.deviceToken)
      const named = known.map((row) => ({ value: row.token, label: row.label }))
      const others = [...new Set(recent)]
        .filter((token) => token !== '' && !known.some((row) => row.token === token))
        .map((value) => ({ value, note: 'sent before' }))
      return [...named, ...others]
    }, [attempts, known, request.environment]),
  )

  const topics: Suggestion[] = useSame(
    useMemo(() => {
      const type = findPushType(request.pushType)
      const bases = [
        ...known.map((row) => row.app.bundleId),
        ...attempts.map((a) => a.request.topic),
      ]
      const whole = bases.map((base) => (type ? (topicFor(base, type) ?? base) : base))
      return [...new Set(whole)].filter(Boolean).map((value) => ({ value }))
    }, [attempts, known, request.pushType]),
  )

  /** A token of the simulator is known: what it is for comes with it. */
  const withToken = useCallback(
    (deviceToken: string): Partial<PushRequest> => {
      const row = known.find((candidate) => candidate.token === deviceToken)
      if (!row) return { deviceToken }
      const type = findPushType(row.purpose)
      const same = type !== null && findPushType(request.pushType)?.topicSuffix === type.topicSuffix
      const kept = same ? findPushType(request.pushType) : type
      return {
        deviceToken,
        ...(kept ? { topic: topicFor(row.app.bundleId, kept) ?? row.app.bundleId } : {}),
        ...(same || !type ? {} : { pushType: type.type }),
      }
    },
    [known, request.pushType],
  )

  const linked = useQuery({
    queryKey: ['attempt', opened],
    enabled: opened !== null && history.isSuccess,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<Attempt | null> => {
      const here = attempts.find((attempt) => attempt.id === opened)
      if (here) return here
      const response = await fetch(`/api/attempts/${encodeURIComponent(opened ?? '')}`, { signal })
      return response.ok ? response.json() : null
    },
  })

  // Every push changes the simulator's state; where it listens stays.
  const endpoint = simulator.state?.endpoints[place.apns] ?? null
  const rootFile = simulator.state?.rootFile ?? null
  const whereTo = useMemo(
    () => dialled(place, request.port, endpoint, rootFile),
    [place, request.port, endpoint, rootFile],
  )
  const { mutate: giveKey } = key
  const onKey = useCallback(() => giveKey(), [giveKey])
  const { mutate: giveDevice } = device
  const onDevice = useCallback(() => giveDevice(), [giveDevice])
  const firstTime =
    place.simulated &&
    ((session.isSuccess && history.isSuccess) || newcomer) &&
    attempts.length === 0
  return {
    keys,
    attempts,
    evidence,
    knownTokens: useSame(evidence.tokens.map(({ token }) => token)),
    keysKnown: newcomer || (session.isSuccess && inBrowser.known),
    tokens,
    topics,
    withToken,
    simulator,
    linked: linked.data ?? null,
    /** The page's address names an attempt that is none of this session's. */
    unknownLink: opened !== null && linked.data === null,
    dialled: whereTo,
    appName: known.find((row) => row.token === request.deviceToken)?.app.name ?? request.topic,
    firstTime,
    steps: {
      hasKey: request.key !== null && keys.some((row) => row.id === request.key?.id),
      hasDevice: request.deviceToken !== '' && request.topic !== '',
      onKey,
      onDevice,
      busy: key.isPending ? ('key' as const) : device.isPending ? ('device' as const) : null,
    },
  }
}

function dialled(
  place: Environment,
  port: ApnsPort,
  endpoint: string | null,
  rootFile: string | null,
): DialledHost | null {
  if (place.host !== null) return { host: place.host, port }
  if (endpoint === null) return null
  const url = new URL(endpoint)
  const caFile = rootFile === null ? {} : { caFile: rootFile }
  return { host: url.hostname, port: Number(url.port), ...caFile }
}
