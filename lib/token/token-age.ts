/**
 * Apple: "refresh your token no more than once every 20 minutes and no less than once every 60
 * minutes", which it counts on each connection. So, in seconds of a token's age:
 * - none is made within `youngestToReplace` of the last;
 * - a process changes to another process's token only before `oldestToAdopt`, so that it keeps it
 *   for 20 minutes at least;
 * - none is used after `oldestToUse`, so that no push leaves with one about to expire.
 * https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns
 */
export const TOKEN_AGE = {
  youngestToReplace: 20 * 60,
  oldestToAdopt: 30 * 60,
  oldestToUse: 50 * 60,
  /** APNs answers ExpiredProviderToken after it. */
  oldestToBeTaken: 60 * 60,
} as const

/**
 * Whether a provider token that everybody shares is still to be used. `expired`: APNs answered it
 * with ExpiredProviderToken; then it is replaced as soon as its 20 minutes are over. One that lies in
 * the future was made while the clock was wrong; a little is a matter of two clocks. Both times in
 * seconds since 1970 UTC.
 */
export function stillGood(issuedAt: number, now: number, expired = false): boolean {
  const age = now - issuedAt
  const oldest = expired ? TOKEN_AGE.youngestToReplace : TOKEN_AGE.oldestToUse
  return age < oldest && age > -TOKEN_AGE.youngestToReplace
}
