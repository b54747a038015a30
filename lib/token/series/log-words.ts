import { AUTH_REASONS } from '@/lib/apple/apns-reasons-auth'

/** Who wrote a line and of which request it speaks, as far as it says. */
export interface LineWords {
  connection: string | null
  sender: string | null
  apnsId: string | null
  /** Reasons of APNs that speak of tokens and keys. */
  reasons: string[]
}

/** Longer lines are looked at no further: a token stands in every line that is looked at. */
const LOOKED_AT = 8_000
/** `conn=3`, `"connectionId":"a1"`, `connection #0`, Netty’s `[id: 0x1a2b3c4d`. */
const CONNECTION =
  /\bconn(?:ection)?[_ -]?(?:id|no|number)?["']?\s{0,2}[:=#]\s{0,2}["']?([\w.:/-]{1,40})|\bconn(?:ection)?[ -](\d{1,10})\b|\[id: (0x[0-9a-f]{4,16})/i
/** The header of that name, and words that are no name. */
const NO_CONNECTION = /^(?:keep-alive|close|upgrade|null|none|true|false)$/i
const SENDER =
  /\b(?:host(?:name)?|pod|node|worker|instance|pid|server|machine|process)(?:[_-]?(?:name|id))?["']?\s{0,2}[:=]\s{0,2}["']?([\w.-]{1,60})/gi
/** Apple’s own hosts stand in the header `host`. */
const NO_SENDER = /(?:^|\.)apple\.com$|^(?:null|none|true|false)$/i
/** Behind the time of a line of syslog: `web-1 pusher[812]:`. */
const SYSLOG =
  /^(?:<\d{1,3}>\d? ?)?[\w:.+,-]{1,40}(?: {1,2}[\d:.,]{1,15}){0,2} ([\w.-]{1,60}) ([\w./-]{1,40})\[(\d{1,10})\]:/
const APNS_ID = /\bapns-?id["'\s:=]{1,6}([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\b/i
const REASON = new RegExp(
  `\\b(?:${AUTH_REASONS.flatMap((row) => [row.reason, ...row.otherSpellings]).join('|')})\\b`,
  'g',
)

export function wordsOf(line: string): LineWords {
  // Tokens have no words in them, and their letters may look like some.
  const text = line.slice(0, LOOKED_AT).replace(/\be[wy][\w-]{8,}\.[\w.-]+/g, ' ')
  return {
    connection: connectionIn(text),
    sender: senderIn(text),
    apnsId: APNS_ID.exec(text)?.[1]?.toLowerCase() ?? null,
    reasons: [...new Set(text.match(REASON) ?? [])].filter((word) => word !== 'Forbidden'),
  }
}

function connectionIn(text: string): string | null {
  const found = CONNECTION.exec(text)
  const name = found?.[1] ?? found?.[2] ?? found?.[3] ?? null
  return name === null || NO_CONNECTION.test(name) ? null : name
}

function senderIn(text: string): string | null {
  const [, host, , pid] = SYSLOG.exec(text) ?? []
  if (host !== undefined) return `${host}, process ${pid}`
  const names = [...text.matchAll(SENDER)]
    .map(([said, name = '']) => ({ of: /^[a-z]+/i.exec(said)?.[0].toLowerCase() ?? '', name }))
    .filter(({ name }) => !NO_SENDER.test(name))
  if (names.length === 0) return null
  return names
    .slice(0, 3)
    .map(({ of, name }) => (/^\d+$/.test(name) ? `${of} ${name}` : name))
    .join(', ')
}
