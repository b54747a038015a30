import { type EnvironmentId, isEnvironmentId } from '@/lib/apple/environments'

/**
 * Remembers the chosen environment. Nothing secret: the server reads it only to draw the first
 * paint right, and every push says its environment by itself.
 */
export const ENVIRONMENT_COOKIE = 'assay-environment'

/** The environment that the cookie names; the simulator where it names none of ours. */
export function readEnvironment(value: string | undefined): EnvironmentId {
  return isEnvironmentId(value) ? value : 'simulator'
}

/** The cookie as `document.cookie` takes it; kept for a year. */
export function environmentCookie(id: EnvironmentId): string {
  return `${ENVIRONMENT_COOKIE}=${id}; Path=/; Max-Age=31536000; SameSite=Strict`
}
