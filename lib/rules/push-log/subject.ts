/** A request as a command, a log or an error text shows it; what is not there is `null`. */
export interface RequestLog {
  form: 'curl' | 'http-log' | 'address' | 'error-text'
  service: 'apns' | 'app-store-server' | 'app-store-connect' | null
  method: string | null
  address: Address | null
  /** Names in lower case. */
  headers: readonly (readonly [name: string, value: string])[]
  /** `null`: none is shown. */
  body: string | null
  /** The file that the body is read from. */
  bodyFile: string | null
  /** What the command asks for or the log shows: `1.1`, `2`. */
  http: string | null
  /** A client certificate is given. */
  certificate: boolean
  /** Lines that are neither request nor answer: what a client says of its failure. */
  said: string
}

export interface Address {
  scheme: string
  /** In lower case. */
  host: string
  port: number | null
  path: string
}

/** A push in order as a log, but for what an example says. */
export function exampleLog(
  more: Partial<RequestLog> & { url?: Partial<Address> } = {},
): RequestLog {
  const { url, ...rest } = more
  return {
    form: 'curl',
    service: 'apns',
    method: 'POST',
    address: {
      scheme: 'https',
      host: 'api.push.apple.com',
      port: null,
      path: '/3/device/4f9a1c7be2d05836',
      ...url,
    },
    headers: [
      ['authorization', 'bearer $PROVIDER_TOKEN'],
      ['apns-topic', 'com.example.app'],
    ],
    body: '{"aps":{"alert":"Hello"}}',
    bodyFile: null,
    http: '2',
    certificate: false,
    said: '',
    ...rest,
  }
}

/** A client's own words and nothing of the request itself. */
export function errorText(said: string): RequestLog {
  return {
    form: 'error-text',
    service: null,
    method: null,
    address: null,
    headers: [],
    body: null,
    bodyFile: null,
    http: null,
    certificate: false,
    said,
  }
}

export function headerIn(log: RequestLog, name: string): string | null {
  return log.headers.find(([candidate]) => candidate === name)?.[1] ?? null
}

/** A variable or a gap in place of a value: nothing can be said of what will stand there. */
export function isPlaceholder(value: string): boolean {
  return /\$[A-Za-z_{(]|%[A-Za-z_]+%|^[<{[].*[>}\]]$|\*{3,}|\bYOUR[_ -]|…|^x{4,}$/i.test(value)
}
