import { API } from './api-sources'

/** One family of errors of the App Store Connect API, by the beginning of its dotted code. */
export interface ConnectErrorFamily {
  /** `ENTITY_ERROR.ATTRIBUTE.TYPE`. A longer prefix that fits wins over a shorter one. */
  prefix: string
  title: string
  cause: string
  fix: string
  see: readonly [string, ...string[]]
}

const family = (
  prefix: string,
  title: string,
  cause: string,
  fix: string,
  ...see: string[]
): ConnectErrorFamily => ({ prefix, title, cause, fix, see: [API.connectErrors, ...see] })

/**
 * The families that Apple names: “parse the code by its dot-separated parts”.
 * https://developer.apple.com/documentation/appstoreconnectapi/interpreting-and-handling-errors
 */
export const CONNECT_ERRORS: readonly ConnectErrorFamily[] = [
  family(
    'ENTITY_ERROR',
    'Something in the body is not accepted',
    'A resource in the body breaks a rule of its type; source names the place.',
    'Look at the place that source.pointer names and compare it with the type’s page.',
  ),
  family(
    'ENTITY_ERROR.ATTRIBUTE.INVALID',
    'An attribute’s value is not accepted',
    'The attribute is known, but its value breaks a rule: it is too long, has the wrong form, or is not allowed in this state.',
    'Read detail, and set the attribute that source.pointer names to a value of that form.',
  ),
  family(
    'ENTITY_ERROR.ATTRIBUTE.TYPE',
    'An attribute’s value does not fit its type',
    'The attribute accepts a fixed list of words, or another JSON type, and this value does not fit: another endpoint’s word, a different spelling, or an extra space.',
    'Copy the value from the list on the attribute’s page, letter by letter, without spaces around it.',
    API.bundleIdCapabilities,
  ),
  family(
    'ENTITY_ERROR.ATTRIBUTE.REQUIRED',
    'An attribute is missing',
    'The body leaves out an attribute that the type needs.',
    'Add the attribute that source.pointer names.',
  ),
  family(
    'ENTITY_ERROR.ATTRIBUTE.UNKNOWN',
    'An attribute is unknown',
    'The type has no attribute of that name: it may be misspelled, or belong to another version of the API.',
    'Compare the name with the type’s page, or leave it out.',
  ),
  family(
    'ENTITY_ERROR.RELATIONSHIP.REQUIRED',
    'A relationship is missing',
    'The body leaves out a relationship that the type needs.',
    'Add the relationship that source.pointer names, with the type and ID of the other resource.',
  ),
  family(
    'ENTITY_ERROR.RELATIONSHIP.INVALID',
    'A relationship is not accepted',
    'The other resource does not exist, belongs to another app, or cannot be linked in this state.',
    'Read detail, and check type and ID of the resource that source.pointer names.',
  ),
  family(
    'ENTITY_INVALID',
    'The body is not accepted as a whole',
    'The body is not JSON, or not of the form {"data": {"type": …}} that JSON:API requires.',
    'Compare the body with the example on the endpoint’s page.',
  ),
  family(
    'ENTITY_UNPROCESSABLE',
    'The request is understood but cannot be carried out',
    'The request is well formed but breaks a rule about the resources that it names.',
    'Read detail: it says which rule.',
  ),
  family(
    'STATE_ERROR',
    'The resource is not in a state for that',
    'What the request wants is not possible while the resource is in its current state.',
    'Read the resource first, and bring it into the state that detail names.',
  ),
  family(
    'PARAMETER_ERROR',
    'A query parameter is not accepted',
    'Something is wrong with a parameter of the URL; source.parameter names it.',
    'Compare the parameter with the endpoint’s page.',
  ),
  family(
    'PARAMETER_ERROR.ILLEGAL',
    'A query parameter is not allowed here',
    'This endpoint does not accept the parameter in any form.',
    'Leave out the parameter that source.parameter names.',
  ),
  family(
    'PARAMETER_ERROR.INVALID',
    'A query parameter’s value is not accepted',
    'The endpoint accepts the parameter, but not this value.',
    'Set the parameter that source.parameter names to a value from the endpoint’s page.',
  ),
  family(
    'PARAMETER_ERROR.REQUIRED',
    'A query parameter is missing',
    'The endpoint does not answer without the parameter.',
    'Add the parameter that source.parameter names.',
  ),
  family(
    'PATH_ERROR',
    'The address is not part of the API',
    'The path names a resource that does not exist, or a route to it that does not exist.',
    'Compare the path with the endpoint’s page, letter by letter.',
  ),
  family(
    'NOT_FOUND',
    'App Store Connect knows no such resource',
    'Nothing is at that path: the path is misspelled, the ID belongs to another account or was deleted, or the key’s role does not show it.',
    'Compare the path with the endpoint’s page first, then look for the ID with the list endpoint of that type.',
  ),
  family(
    'FORBIDDEN_ERROR',
    'The key may not do this',
    'The token is good, but its key’s role, or the kind of key, does not allow the request. An individual key cannot use the Provisioning endpoints, Sales and Finance or notaryTool.',
    'Use a team key whose role allows it, or have the role changed under Users and Access. Sign pending agreements in Business if detail mentions them.',
    API.connectKeys,
  ),
  family(
    'METHOD_NOT_ALLOWED',
    'The path does not accept this method',
    'The path exists but accepts other methods: POST to a list, PATCH and DELETE to one resource.',
    'Look up the method on the endpoint’s page.',
  ),
  family(
    'RATE_LIMIT_EXCEEDED',
    'The hour’s requests are used up',
    'The key has sent as many requests as an hour allows; the hour is rolling.',
    'Read X-Rate-Limit in every answer, wait some minutes, and send requests more slowly.',
    API.connectRateLimits,
  ),
  family(
    'NOT_AUTHORIZED',
    'The token for App Store Connect was not accepted',
    'Possible causes: (1) exp is past, or more than 20 minutes after iat; (2) kid or iss is another account’s; (3) an individual key’s token has iss, or lacks sub: user; (4) the key is an In-App Purchase or APNs key, which works for other services only; (5) the key was revoked.',
    'Paste the token itself here to have its claims checked one by one.',
    API.connectTokens,
    API.connectKeys,
  ),
  family(
    'UNEXPECTED_ERROR',
    'App Store Connect failed',
    'Something broke on Apple’s side.',
    'Send the request again later; give Apple the error’s ID if it keeps failing.',
  ),
]

/** The family with the longest prefix that fits; `null` for a code of none. */
export function findConnectError(code: string): ConnectErrorFamily | null {
  const fits = CONNECT_ERRORS.filter(
    ({ prefix }) => code === prefix || code.startsWith(`${prefix}.`),
  )
  return fits.sort((one, other) => other.prefix.length - one.prefix.length)[0] ?? null
}
