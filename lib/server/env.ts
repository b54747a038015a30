import 'server-only'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { localOrigins, readOrigin, readPublicUrl } from '@/lib/server/origins'
import { singleton } from '@/lib/server/singleton'
import { readSecretText } from '@/lib/server/vault/secret-text'

/** How this process was told to run. Nothing else reads `process.env`. */
export interface Config {
  host: string
  port: number
  /** What a browser may call us: scheme, host and port, exactly. */
  origins: string[]
  /** Other people reach it (`ASSAY_ORIGIN` is set), so the stricter rules hold. */
  hosted: boolean
  /**
   * The origin under which Apple reaches the webhook of notifications, such as a tunnel's; `null`:
   * none was set. It opens that one route and nothing else.
   */
  publicUrl: string | null
  /** All origins are https, so cookies may be `Secure`. */
  secure: boolean
  /** Absolute path. */
  dataFolder: string
  /** `null`: the secret lives in a file of the data folder. */
  secret: Uint8Array | null
  simulator: {
    enabled: boolean
    sandboxPort: number
    productionPort: number
    appStorePorts: { sandbox: number; production: number }
  }
  logLevel: LogLevel
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** What the settings are judged against beside themselves; a parameter so that tests can lie. */
export interface Runtime {
  /** Such as `24.21.0`. */
  node: string
  execArgv: readonly string[]
}

/** The first release of the oldest line with the TLS session fixes: https://nodejs.org/en/blog/release/v22.23.2 */
const OLDEST_NODE = '22.23.2'

const port = (text: string) => (/^\d{1,5}$/.test(text) && Number(text) <= 65535 ? Number(text) : -1)

const list = (text: string) => text.split(',').map((part) => part.trim())

const fail = (context: z.RefinementCtx, message: string) => {
  context.addIssue({ code: 'custom', message })
  return z.NEVER
}

/** Two ports, of the sandbox and of production; 0: any free one. */
const portPair = (name: string, example: string) =>
  z
    .string()
    .default('0,0')
    .transform((text, context) => {
      const [sandbox = -1, production = -1, ...more] = list(text).map(port)
      if (sandbox < 0 || production < 0 || more.length > 0) {
        return fail(
          context,
          `${name} is not two port numbers with a comma between them, such as “${example}”.`,
        )
      }
      return sandbox === production && sandbox !== 0
        ? fail(context, `${name} names the same port twice.`)
        : { sandbox, production }
    })

const SETTINGS = z.object({
  HOST: z
    .string()
    .default('127.0.0.1')
    .transform((text, context) => {
      const host = text.replace(/^\[(.*)\]$/, '$1').toLowerCase()
      const named = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host)
      return isIP(host) || named ? host : fail(context, 'HOST is not an address or a host name.')
    }),
  PORT: z
    .string()
    .default('3000')
    .transform((text, context) =>
      port(text) > 0 ? port(text) : fail(context, 'PORT is not a number from 1 to 65535.'),
    ),
  ASSAY_DATA: z.string().default('.assay'),
  ASSAY_ORIGIN: z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined) return null
      const read = list(text).map(readOrigin)
      for (const one of read) if ('problem' in one) fail(context, `ASSAY_ORIGIN: ${one.problem}`)
      return read.flatMap((one) => ('origin' in one ? [one.origin] : []))
    }),
  ASSAY_PUBLIC_URL: z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined) return null
      const read = readPublicUrl(text)
      return 'origin' in read ? read.origin : fail(context, `ASSAY_PUBLIC_URL: ${read.problem}`)
    }),
  ASSAY_SECRET: z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined) return null
      const read = readSecretText(text)
      return 'secret' in read
        ? read.secret
        : fail(context, `ASSAY_SECRET is refused: ${read.problem}`)
    }),
  ASSAY_SIMULATOR: z
    .enum(['on', 'off'], { error: 'ASSAY_SIMULATOR is neither “on” nor “off”.' })
    .default('on'),
  ASSAY_SIMULATOR_PORTS: portPair('ASSAY_SIMULATOR_PORTS', '2197,2198'),
  ASSAY_SIMULATOR_APP_STORE_PORTS: portPair('ASSAY_SIMULATOR_APP_STORE_PORTS', '2297,2298'),
  ASSAY_LOG: z
    .enum(LOG_LEVELS, { error: `ASSAY_LOG is not one of ${LOG_LEVELS.join(', ')}.` })
    .default('info'),
})

/**
 * Reads the settings. Every problem is a sentence that says what to set; none repeats a secret.
 * An empty variable counts as one that is not set.
 */
export function parseConfig(
  env: Record<string, string | undefined>,
  runtime: Runtime = { node: process.versions.node, execArgv: process.execArgv },
): { config: Config } | { problems: string[] } {
  const set = Object.fromEntries(
    Object.keys(SETTINGS.shape).map((name) => [name, env[name]?.trim() || undefined]),
  )
  const problems = runtimeProblems(env, runtime)
  const read = SETTINGS.safeParse(set)
  if (!read.success) return { problems: [...problems, ...read.error.issues.map((i) => i.message)] }

  const { HOST: host, PORT: listen, ASSAY_ORIGIN: named, ASSAY_SECRET: secret } = read.data
  const hosted = named !== null
  const origins = named ?? localOrigins(host, listen)
  if (origins === null) {
    problems.push(
      `HOST is ${host}, which lets other machines reach the console. Set ASSAY_ORIGIN to the address that people open, such as https://assay.example.com, or leave HOST at 127.0.0.1.`,
    )
  }
  if (hosted && secret === null) {
    problems.push(
      'ASSAY_ORIGIN is set, so other people can reach this server, and it needs ASSAY_SECRET: 32 random bytes. Make them with “openssl rand -hex 32” and keep them.',
    )
  }
  if (hosted && inspectable(env, runtime)) {
    problems.push(
      'The debugger is switched on (--inspect), and ASSAY_ORIGIN is set. A debugger can read every key, so it is refused where other people use the server. Start without --inspect.',
    )
  }
  if (problems.length > 0 || origins === null) return { problems }
  return {
    config: {
      host,
      port: listen,
      origins,
      hosted,
      publicUrl: read.data.ASSAY_PUBLIC_URL,
      secure: origins.every((origin) => origin.startsWith('https:')),
      dataFolder: resolve(/* turbopackIgnore: true */ read.data.ASSAY_DATA),
      secret,
      simulator: {
        enabled: read.data.ASSAY_SIMULATOR === 'on',
        sandboxPort: read.data.ASSAY_SIMULATOR_PORTS.sandbox,
        productionPort: read.data.ASSAY_SIMULATOR_PORTS.production,
        appStorePorts: read.data.ASSAY_SIMULATOR_APP_STORE_PORTS,
      },
      logLevel: read.data.ASSAY_LOG,
    },
  }
}

/** The settings of this process. Throws one Error that joins all problems. */
export function config(): Config {
  return singleton('config', () => {
    const read = parseConfig(process.env)
    if ('problems' in read) throw new Error(read.problems.join('\n'))
    return read.config
  })
}

function runtimeProblems(env: Record<string, string | undefined>, runtime: Runtime): string[] {
  const problems: string[] = []
  if (isOlder(runtime.node, OLDEST_NODE)) {
    problems.push(
      `This is Node ${runtime.node}. Assay needs ${OLDEST_NODE} or later, for fixes in TLS and for node:sqlite.`,
    )
  }
  if (env.NODE_TLS_REJECT_UNAUTHORIZED === '0') {
    problems.push(
      'NODE_TLS_REJECT_UNAUTHORIZED=0 switches every certificate check off. Remove it: pushes carry a token that anyone in between could use.',
    )
  }
  return problems
}

function inspectable(env: Record<string, string | undefined>, runtime: Runtime): boolean {
  const flags = [...(env.NODE_OPTIONS ?? '').split(/\s+/), ...runtime.execArgv]
  return flags.some((flag) => /^--inspect(?:-brk|-wait|-port)?(?:=|$)/.test(flag))
}

function isOlder(version: string, than: string): boolean {
  const left = version.split('.').map(Number)
  const right = than.split('.').map(Number)
  for (const [i, floor] of right.entries()) {
    const part = left[i] ?? 0
    if (part !== floor) return !(part > floor)
  }
  return false
}
