import { PUSH_TYPES, type PushType } from './push-types'

/** A topic taken apart by the suffixes of Apple's push types. */
export interface TopicReading {
  /** What is left in front of every known suffix. */
  base: string
  /** The types whose suffixes it ends with, from the front; two or more: a suffix too many. */
  suffixes: PushType[]
}

// Longest first: `.push-type.widgets` before anything that it might end with.
const BY_LENGTH = PUSH_TYPES.filter((row) => row.topicSuffix).sort(
  (a, b) => (b.topicSuffix?.length ?? 0) - (a.topicSuffix?.length ?? 0),
)

export function readTopic(topic: string): TopicReading {
  const suffixes: PushType[] = []
  let base = topic
  for (;;) {
    const row = BY_LENGTH.find((candidate) => base.endsWith(candidate.topicSuffix ?? ''))
    if (!row?.topicSuffix || base.length === row.topicSuffix.length) return { base, suffixes }
    suffixes.unshift(row)
    base = base.slice(0, -row.topicSuffix.length)
  }
}

/** The topic that this push type wants for the app of `topic`; `null` where it is not made from a bundle id. */
export function topicFor(topic: string, type: PushType): string | null {
  return type.topicSuffix === null ? null : `${readTopic(topic).base}${type.topicSuffix}`
}

/** A pass type id, as Wallet pushes have for a topic. */
export function isPassTopic(topic: string): boolean {
  return topic.startsWith('pass.')
}
