/**
 * Where a push can go. The simulator plays both of Apple's environments, each on a port of its own,
 * so that a token or a key of the wrong environment can be met without an Apple account.
 *
 * Source: https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns
 */
export type EnvironmentId = 'simulator' | 'simulator-production' | 'sandbox' | 'production'

export interface Environment {
  id: EnvironmentId
  /** As the interface names it. */
  title: string
  /** Which of Apple's two environments it is, or plays. */
  apns: 'sandbox' | 'production'
  simulated: boolean
  /** Apple's host; the simulator listens on loopback and has none. */
  host: string | null
  /** One sentence for the person who chooses. */
  about: string
}

export const ENVIRONMENTS: readonly Environment[] = [
  {
    id: 'simulator',
    title: 'Simulator',
    apns: 'sandbox',
    simulated: true,
    host: null,
    about: 'The built-in APNs playing the sandbox: for device tokens of development builds.',
  },
  {
    id: 'simulator-production',
    title: 'Simulator, production side',
    apns: 'production',
    simulated: true,
    host: null,
    about:
      'The built-in APNs playing production: for device tokens of TestFlight and App Store builds.',
  },
  {
    id: 'sandbox',
    title: 'Sandbox',
    apns: 'sandbox',
    simulated: false,
    host: 'api.sandbox.push.apple.com',
    about: 'Apple’s sandbox: for apps installed from Xcode.',
  },
  {
    id: 'production',
    title: 'Production',
    apns: 'production',
    simulated: false,
    host: 'api.push.apple.com',
    about:
      'Apple’s production service: for TestFlight, ad hoc and App Store installations. Real people see it.',
  },
]

/** The environment of that id; throws on an id that is not in the table. */
export function environment(id: EnvironmentId): Environment {
  const found = ENVIRONMENTS.find((row) => row.id === id)
  if (!found) throw new Error(`no environment ${JSON.stringify(id)}`)
  return found
}

export function isEnvironmentId(value: unknown): value is EnvironmentId {
  return ENVIRONMENTS.some((row) => row.id === value)
}

/** Ports that APNs listens on. 2197 is for networks that let only APNs through. */
export const APNS_PORTS = [443, 2197] as const
export type ApnsPort = (typeof APNS_PORTS)[number]
