import 'server-only'

export type JsonObject = Record<string, unknown>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function readText(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

export function readNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** `"default"`, or the name in the dictionary of a critical alert. */
export function readSound(value: unknown): string | null {
  if (isObject(value)) return readText(value.name) ?? 'default'
  return readText(value)
}

export interface Alert {
  title: string
  subtitle: string
  body: string
  /** True where a text is a key that the app would look up. */
  localised: boolean
}

/** A string is the body; a dictionary has texts, or keys for texts that only the app knows. */
export function readAlert(value: unknown): Alert | null {
  if (typeof value === 'string') {
    return { title: '', subtitle: '', body: value, localised: false }
  }
  if (!isObject(value)) return null
  const title = readLine(value, 'title', 'title-loc-key', 'title-loc-args')
  const subtitle = readLine(value, 'subtitle', 'subtitle-loc-key', 'subtitle-loc-args')
  const body = readLine(value, 'body', 'loc-key', 'loc-args')
  if (!title && !subtitle && !body) return null
  return {
    title: title?.text ?? '',
    subtitle: subtitle?.text ?? '',
    body: body?.text ?? '',
    localised: [title, subtitle, body].some((line) => line?.isKey === true),
  }
}

function readLine(alert: JsonObject, plain: string, key: string, args: string) {
  const text = readText(alert[plain])
  if (text !== null) return { text, isKey: false }
  const name = readText(alert[key])
  if (name === null) return null
  const values = Array.isArray(alert[args]) ? alert[args].map(String) : []
  return { text: values.length > 0 ? `${name} (${values.join(', ')})` : name, isKey: true }
}

/** Only `content-available`, nothing that a person would notice: what a background push looks like. */
export function looksLikeBackground(body: string): boolean {
  try {
    const payload: unknown = JSON.parse(body)
    const aps = isObject(payload) ? payload.aps : null
    return (
      isObject(aps) &&
      aps['content-available'] === 1 &&
      !['alert', 'badge', 'sound'].some((key) => key in aps)
    )
  } catch {
    return false
  }
}
