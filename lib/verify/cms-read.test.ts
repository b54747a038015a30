import { beforeAll, describe, expect, it } from 'vitest'
import { mutated } from '../bytes/testing/mutate'
import { seeded } from '../bytes/testing/seeded'
import { encodeUtf8 } from '../bytes/utf8'
import { readCms, unreadCms } from './cms'
import { CMS_OIDS } from './cms-oids'
import { CMS_CONTENT, CMS_NOW, type CmsWorld, makeCmsWorld } from './testing/cms-world'
import { open, tlv } from './testing/der'

let world: CmsWorld
beforeAll(async () => {
  world = await makeCmsWorld()
})

describe('what cannot be read', () => {
  const deep = (): Uint8Array => {
    let inner: Uint8Array = new Uint8Array()
    for (let depth = 0; depth < 60; depth++) inner = open(0x30, inner)
    return inner
  }
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string, RegExp]>([
    ['nothing', () => new Uint8Array(), 'cms/form', /no bytes/],
    ['text', () => encodeUtf8('<?xml version="1.0"?>'), 'cms/form', /missing/],
    ['a certificate', () => world.rsa.leaf.der, 'cms/form', /does not begin with a type/],
    [
      'cut short',
      async () => (await world.signed()).subarray(0, 900),
      'cms/form',
      /bytes are missing/,
    ],
    ['too deep', deep, 'budget/asn-depth', /deep/],
    [
      'enveloped data',
      () => tlv(0x30, Uint8Array.from([6, 9, 42, 134, 72, 134, 247, 13, 1, 7, 3])),
      'cms/form',
      /encrypted/,
    ],
    [
      'a hundred certificates',
      () => world.signed({ certificates: Array.from({ length: 100 }, () => world.rsa.leaf) }),
      'budget/certificates',
      /100/,
    ],
  ])('%s', async (_name, make, code, problem) => {
    const read = readCms(await make())
    if (read.ok) throw new Error('it was read')
    expect(read.problem).toMatch(problem)
    const { steps, findings } = unreadCms(read)
    expect(steps).toMatchObject([{ result: 'fail', code }])
    expect(findings).toMatchObject([{ code, level: 'error' }])
  })
})

it('whatever is changed in a message, what is accepted has the content that was signed', async () => {
  const forms = [{}, { attributes: false }, { ber: true }, { digest: 'SHA-1' as const }]
  const messages = await Promise.all(
    forms.flatMap((more) => [world.rsa, world.ec].map((pki) => world.signed(more, pki))),
  )
  let accepted = 0
  for (let number = 0; number < 2_000; number++) {
    const random = seeded(number)
    const message = mutated(messages[number % messages.length] ?? new Uint8Array(), random)
    const { proof } = await world.verify(message)
    if (!proof) continue
    accepted++
    const read = readCms(message)
    expect(read.ok && read.cms.content).toEqual(CMS_CONTENT)
  }
  // What no signature covers may change: a certificate that is not needed, bytes that follow.
  expect(accepted).toBeGreaterThan(0)
  expect(accepted).toBeLessThan(400)
})

it('bytes behind the message are said, and change nothing', async () => {
  const result = await world.verify(Uint8Array.from([...(await world.signed()), 1, 2, 3]))
  expect(result.findings.map(({ code }) => code)).toEqual(['cms/trailing-bytes'])
  expect(result.proof).not.toBeNull()
})

it('says what it read', async () => {
  const read = readCms(await world.signed({ signingTime: new Date(CMS_NOW) }))
  if (!read.ok) throw new Error(read.problem)
  const { cms } = read
  expect(cms).toMatchObject({ loose: false, leftover: 0, contentType: CMS_OIDS.data })
  expect(cms.content).toEqual(CMS_CONTENT)
  expect(
    cms.contentPlace && cms.bytes.subarray(cms.contentPlace.start, cms.contentPlace.end),
  ).toEqual(CMS_CONTENT)
  expect(cms.certificates).toEqual([
    world.rsa.leaf.der,
    world.rsa.intermediate.der,
    world.rsa.root.der,
  ])
  expect(cms.signers).toMatchObject([
    {
      id: { by: 'issuer', serial: '03' },
      digestAlgorithm: { name: 'SHA-256' },
      signatureAlgorithm: { kind: 'RSA', hash: 'SHA-256' },
      attributes: { contentType: CMS_OIDS.data, signingTime: CMS_NOW },
    },
  ])
})
