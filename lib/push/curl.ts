import type { PushRequest } from './request'
import { devicePath, headersAsText } from './wire'

export interface CurlOptions {
  host: string
  port: number
  /** The whole header value, `bearer …`. `null`: a variable stands in its place, to fill in. */
  authorization: string | null
  apnsId: string
  /** A file of certificates to trust instead of the system's, as the simulator needs. */
  caFile?: string
}

/** Stands where the provider token goes: the shell fills it in from the environment. */
export const MASKED_AUTHORIZATION = 'authorization: bearer $PROVIDER_TOKEN'

/**
 * The same request as a command for a POSIX shell. Everything is quoted so that no shell takes it
 * for anything else. The body travels byte for byte: `--data-raw` takes no payload that starts with
 * `@` for a file name, and keeps line breaks.
 */
export function toCurl(request: PushRequest, options: CurlOptions): string {
  const host = options.host.includes(':') ? `[${options.host}]` : options.host
  const port = options.port === 443 ? '' : `:${options.port}`
  const authorization =
    options.authorization === null
      ? `"${MASKED_AUTHORIZATION}"`
      : shellQuote(`authorization: ${options.authorization}`)
  const parts = [
    'curl --http2 --include --globoff',
    ...(options.caFile === undefined ? [] : [`--cacert ${shellQuote(options.caFile)}`]),
    '--request POST',
    `--header ${authorization}`,
    ...headersAsText(request, options.apnsId).map(
      ([name, value]) => `--header ${shellQuote(`${name}: ${value}`)}`,
    ),
    // Without this curl would call the body a form.
    "--header 'content-type:'",
    `--data-raw ${shellQuote(request.payload)}`,
    shellQuote(`https://${host}${port}${devicePath(request.deviceToken)}`),
  ]
  return parts.join(' \\\n  ')
}

/** One word for a POSIX shell, whatever is in it. A NUL cannot be passed to a command; it is left out. */
export function shellQuote(text: string): string {
  const word = text.replaceAll('\u0000', '')
  return /^[A-Za-z0-9_./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
