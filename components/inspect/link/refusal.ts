import type { Inspection } from '@/lib/inspect'

/** Formats that let whoever has them act for somebody: a link is no place for them. */
const SECRET: ReadonlySet<string> = new Set([
  'private-key',
  'pkcs12',
  'provider-token',
  'server-api-token',
  'connect-token',
  'push-log',
])

/**
 * Why no link may be made, as a sentence; `null` where one may. Looks at what it was read as, at the
 * other likely readings, at every part, and at the text itself.
 */
export function linkRefusal(inspection: Inspection, text: string | null): string | null {
  const formats = formatsOf(inspection)
  if (formats.some((format) => format === 'private-key' || format === 'pkcs12')) {
    return 'It contains a private key, and a key must never be in a link.'
  }
  if (formats.some((format) => SECRET.has(format))) {
    return 'It is, or may contain, a token that lets whoever has it act as your team. Copy the report instead.'
  }
  if (text !== null && /PRIVATE KEY|(?:authorization|bearer)["']?\s*:?\s*\S*\s*eyJ/i.test(text)) {
    return 'It seems to contain a private key or an authorization header. Copy the report instead.'
  }
  return null
}

function formatsOf(inspection: Inspection): string[] {
  const others = inspection.candidates.filter(({ likelihood }) => likelihood >= 0.3)
  return [
    inspection.format,
    ...others.map(({ format }) => format),
    ...inspection.parts.flatMap(formatsOf),
  ]
}
