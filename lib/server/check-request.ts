import 'server-only'

/**
 * Whether a request comes from this console's own pages. Next's own check of server actions lets a
 * request without `Origin` through, believes `X-Forwarded-Host`, and knows no list of hosts, so a
 * name that an attacker points at 127.0.0.1 would pass it (DNS rebinding).
 *
 * What is read: the method, `Host`, `Origin` and `Sec-Fetch-Site`. `Forwarded` and `X-Forwarded-*`
 * are not: anybody can write them.
 *
 * @see https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export function checkRequest(
  request: GuardedRequest,
  allowed: { origins: readonly string[] },
): Check {
  const host = request.header('host')
  const own = allowed.origins.filter((origin) => new URL(origin).host === host)
  if (own.length === 0) {
    return refuse(421, `This console answers only at ${allowed.origins.join(', ')}.`)
  }

  const reading = request.entry !== 'action' && /^(GET|HEAD)$/.test(request.method)
  // Following a link from another site to a page is what links are for.
  if (reading && request.entry === 'page') return { ok: true }

  // Next hands an action that was posted to a page without it to the page that has it, in a request
  // of its own to its own address. The host asked for first is lost on the way.
  if (request.entry === 'action' && request.header('x-action-forwarded') !== null) {
    return refuse(403, 'The action was called from a page that does not have it.')
  }

  const origin = request.header('origin')
  const site = request.header('sec-fetch-site')
  if (origin !== null && !own.includes(origin)) {
    return refuse(403, 'The request was made by a page of another origin.')
  }
  if (reading) {
    return site === null || site === 'same-origin' || site === 'none'
      ? { ok: true }
      : refuse(403, 'The request was made by a page of another site.')
  }
  if (site !== null && site !== 'same-origin') {
    return refuse(403, 'The request was made by a page of another site.')
  }
  if (origin === null && site === null) {
    return refuse(403, 'The request does not say which page made it: it has no Origin header.')
  }
  return { ok: true }
}

/**
 * Whether a request may reach the webhook of an inbox. Apple sends no `Origin`, and no page of a
 * browser has any business there, our own included: so whatever a page posts is refused. The public
 * name is admitted here and nowhere else. No cookie is read behind this, so there is nobody to act
 * in the name of; the token in the address is what counts.
 */
export function checkWebhook(
  request: Omit<GuardedRequest, 'entry'>,
  allowed: { origins: readonly string[]; publicUrl: string | null },
): Check {
  const names =
    allowed.publicUrl === null ? allowed.origins : [...allowed.origins, allowed.publicUrl]
  const host = request.header('host')
  if (!names.some((name) => new URL(name).host === host)) {
    return refuse(421, 'Nothing answers at this name.')
  }
  const site = request.header('sec-fetch-site')
  // Somebody typed the address into a browser, to see whether it is there.
  const typed = /^(GET|HEAD)$/.test(request.method) && site === 'none'
  return request.header('origin') === null && (site === null || typed)
    ? { ok: true }
    : refuse(403, 'The request was made by a page in a browser.')
}

export interface GuardedRequest {
  /** What is asked for. An action is a POST whatever the method says; a page is only drawn. */
  entry: 'page' | 'route' | 'action'
  /** In capitals, as HTTP writes it. Not looked at for an action. */
  method: string
  /** A header's value by its lower-case name, `null` where it was not sent. */
  header: (name: string) => string | null
}

export type Check = { ok: true } | { ok: false; status: 403 | 421; reason: string }

function refuse(status: 403 | 421, reason: string): Check {
  return { ok: false, status, reason }
}
