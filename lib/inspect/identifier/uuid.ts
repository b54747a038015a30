import type { Field } from '../inspection'

/** RFC 9562, section 4.2. */
const VERSIONS: Readonly<Record<string, string>> = {
  '1': 'made of a time and a network address',
  '2': 'made of a time, a network address and a user',
  '3': 'made of a name with MD5',
  '4': 'random',
  '5': 'made of a name with SHA-1',
  '6': 'made of a time and a network address, in an order that sorts',
  '7': 'made of a time and random bits',
  '8': 'made by a custom scheme',
}
const NIL = /^[0-]+$/

/** A UUID in lower case, and what its version tells. */
export function uuidFields(text: string): Field[] {
  const lower = text.replaceAll(/[{}]/g, '').toLowerCase()
  const written = /[A-F]/.test(text)
    ? /[a-f]/.test(text)
      ? 'both cases'
      : 'upper case'
    : 'lower case'
  return [
    {
      label: 'uuid',
      title: 'In lower case',
      value: lower,
      kind: 'text',
      words: `written in ${written}`,
      note: 'Compare UUIDs without regard to case: uuidString in Swift is upper case, and Apple’s servers mostly write lower case.',
    },
    versionField(lower),
  ]
}

function versionField(lower: string): Field {
  if (NIL.test(lower)) {
    return {
      label: 'version',
      title: 'Version',
      value: '0',
      kind: 'enum',
      words: 'all zeros',
      note: 'It names nothing. The advertising identifier looks like this when tracking is not allowed.',
    }
  }
  const version = lower.charAt(14)
  const standard = /[89ab]/.test(lower.charAt(19)) && Object.hasOwn(VERSIONS, version)
  return standard
    ? {
        label: 'version',
        title: 'Version',
        value: version,
        kind: 'enum',
        words: VERSIONS[version] ?? '',
      }
    : {
        label: 'version',
        title: 'Version',
        value: version,
        kind: 'enum',
        words: 'not a version of RFC 9562',
        note: 'The digits do not follow the standard; it may have been typed or shortened by hand.',
      }
}
