import 'server-only'
import pino, { type Logger } from 'pino'
import { config, type LogLevel } from '@/lib/server/env'
import { redactValue } from '@/lib/server/redact'
import { singleton } from '@/lib/server/singleton'

/** Where lines go. A line ends with `\n`. */
export interface LogSink {
  write(line: string): unknown
}

/**
 * JSON, one line an event, on standard output. Everything passes `redactValue` on its way out:
 * message, fields, a child's bindings, an error with its stack and causes. It is the last net and
 * no licence to log secrets.
 */
export function makeLog(
  level: LogLevel,
  sink: LogSink = pino.destination({ dest: 1, sync: true }),
) {
  return pino(
    { level, base: null, serializers: { err: pino.stdSerializers.errWithCause } },
    { write: (line: string) => sink.write(`${clean(line)}\n`) },
  )
}

/** The log of this process. */
export function log(): Logger {
  return singleton('log', () => makeLog(config().logLevel))
}

/** The finished line is what is cleaned, so that nothing finds a way around it. */
function clean(line: string): string {
  try {
    return JSON.stringify(redactValue(JSON.parse(line)))
  } catch {
    return '{"level":50,"msg":"A log line could not be cleaned, so it was dropped."}'
  }
}
