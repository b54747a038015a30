import type { Scratch } from '../../bytes/scratch'
import { readPushFacts } from '../../x509/push-topics'
import { readCertificate } from '../../x509/read-certificate'
import type { Certificate } from '../../x509/types'
import type { Bag } from './bags'
import type { Item } from './fields'
import { belongs, type KeyFacts, readKeyFacts } from './key-facts'

type Named<Kind extends Bag['kind']> = Extract<Bag, { kind: Kind }>

interface HeldCertificate {
  bag: Named<'certificate'>
  certificate: Certificate | null
}

/** What is in an opened file, nothing secret in it. */
export interface Contents {
  certificates: HeldCertificate[]
  keys: { bag: Named<'key'>; facts: KeyFacts }[]
  items: Item[]
  /** A key that belongs to none of the certificates. */
  stray: string | null
  /** Push certificates: the topics and environments. */
  push: string[]
  /** Certificates whose end is past, with the date. */
  expired: string[]
}

export async function readContents(
  bags: readonly Bag[],
  now: number | null,
  scratch: Scratch,
): Promise<Contents> {
  const certificates = bags.flatMap((bag) => {
    if (bag.kind !== 'certificate') return []
    const read = readCertificate(bag.der)
    return [{ bag, certificate: read.ok ? read.certificate : null }]
  })
  const keys: Contents['keys'] = []
  for (const bag of bags) {
    if (bag.kind === 'key') keys.push({ bag, facts: await readKeyFacts(bag.pkcs8, scratch) })
  }
  const readable = certificates.flatMap(({ certificate }) => certificate ?? [])
  const stray = keys.find(
    ({ facts }) =>
      readable.length > 0 && readable.every(({ spki }) => belongs(facts, spki) === false),
  )
  return {
    certificates,
    keys,
    items: [
      ...certificates.map((held) => certificateItem(held, keys)),
      ...keys.map((key) => keyItem(key, readable)),
      ...bags.flatMap(otherItem),
    ],
    stray: stray?.facts.words ?? null,
    push: readable.flatMap(pushWords),
    expired: readable.flatMap((certificate) =>
      now !== null && certificate.notAfter < now
        ? [`${certificate.subject.text}, ${day(certificate.notAfter)}`]
        : [],
    ),
  }
}

function certificateItem({ bag, certificate }: HeldCertificate, keys: Contents['keys']): Item {
  const key = certificate && keys.some(({ facts }) => belongs(facts, certificate.spki) === true)
  return {
    kind: 'certificate',
    name: bag.friendlyName,
    localKeyId: bag.localKeyId,
    about: certificate
      ? `${certificate.subject.text}, until ${day(certificate.notAfter)}`
      : 'cannot be read',
    belongs: key ? 'its key is here' : 'its key is not here',
  }
}

function keyItem({ bag, facts }: Contents['keys'][number], all: readonly Certificate[]): Item {
  const answers = all.map((certificate) => ({ certificate, is: belongs(facts, certificate.spki) }))
  const own = answers.find(({ is }) => is === true)?.certificate
  const unknown = answers.some(({ is }) => is === null)
  return {
    kind: 'private key',
    name: bag.friendlyName,
    localKeyId: bag.localKeyId,
    about: facts.words,
    belongs: own
      ? `to ${own.subject.text}`
      : unknown
        ? 'it could not be determined'
        : 'to no certificate here',
  }
}

function otherItem(bag: Bag): Item[] {
  if (bag.kind !== 'other' && bag.kind !== 'encrypted-key') return []
  const closed = bag.kind === 'encrypted-key'
  return [
    {
      kind: closed ? 'private key' : 'other',
      name: bag.friendlyName,
      localKeyId: bag.localKeyId,
      about: closed ? `encrypted with ${bag.scheme.name}` : bag.what,
      belongs: null,
    },
  ]
}

function pushWords(certificate: Certificate): string[] {
  const facts = readPushFacts(certificate)
  if (!facts) return []
  const topics = facts.topics.map(({ topic }) => topic)
  const named = [...new Set([...topics, ...[facts.pass, facts.website].filter(Boolean)])]
  const where = facts.environments.join(' and ')
  return [`${named.join(', ') || 'no topic named'}${where ? ` (${where})` : ''}`]
}

const day = (instant: number): string =>
  Math.abs(instant) <= 8.64e15
    ? new Date(instant).toISOString().slice(0, 10)
    : 'a date out of range'
