import { unzipSync } from 'fflate'
import type { Sample } from '../../lib/inspect/decoder'
import { makeZip } from '../../lib/inspect/zip/testing/make-zip'

/** What is given to the page: text to paste, or a file to paste. */
export type Poisoned = { text: string } | { name: string; base64: string }

/** Gives the next naughty string. */
type Next = () => string

const MORE_FIELDS = 40

/** What has few texts is made three times, each time with other strings. */
const again = <Made>(make: () => Made): Made[] => [make(), make(), make()]

/** Pastes of a sample's form with naughty strings wherever it holds text. */
export function poison(sample: Sample, next: Next): Poisoned[] {
  if (sample.file) {
    const bytes = Buffer.from(sample.file.base64, 'base64')
    return poisonedFiles(bytes, next).map((file) => ({
      name: `${next().slice(0, 40)}${sample.file?.name}`,
      base64: file.toString('base64'),
    }))
  }
  return poisonedTexts(sample.text ?? '', next).map((text) => ({ text }))
}

function poisonedFiles(bytes: Buffer, next: Next): Buffer[] {
  if (bytes.subarray(0, 2).toString() === 'PK') return poisonedZips(bytes, next)
  if (bytes[0] === 0x30) return again(() => poisonDer(bytes, next) ?? bytes)
  return [binaryPlist(Array.from({ length: MORE_FIELDS }, () => [next(), next()]))]
}

function poisonedTexts(text: string, next: Next): string[] {
  const json = parsed(text)
  if (json !== undefined) return [poisonJson(json, next, false), poisonJson(json, next, true)]
  if (JWS.test(text)) {
    return [false, true].map((more) =>
      text.replace(JWS, (_, header, payload, signature) =>
        [header, poisonPart(payload, next, more), signature].join('.'),
      ),
    )
  }
  if (text.includes('-----BEGIN')) {
    const blocks = () =>
      text.replace(PEM, (_, label, body) => {
        const der = Buffer.from(body, 'base64')
        const made = (poisonDer(der, next) ?? der).toString('base64').replace(/.{64}/g, '$&\n')
        return `-----BEGIN ${label}-----\n${made}\n-----END ${label}-----`
      })
    return [...again(blocks), poisonWords(text, next)]
  }
  if (/^[A-Za-z0-9+/=\s]{400,}$/.test(text)) {
    const inner = Buffer.from(text, 'base64')
    if (inner[0] === 0x30) return [(poisonDer(inner, next) ?? inner).toString('base64')]
    const [made] = poisonedTexts(inner.toString(), next)
    return [Buffer.from(made ?? '').toString('base64')]
  }
  if (text.includes('<plist')) {
    const put = (from: string) =>
      from.replace(/<(key|string)>[^<]*</g, (_, tag) => `<${tag}>${forXml(next())}<`)
    return [put(text), text.replace('<dict>', `<dict>${xmlFields(next)}`)]
  }
  return [poisonWords(text, next), poisonWords(text, next)]
}

const JWS = /\b(eyJ[\w-]+)\.(eyJ[\w-]+|ew[\w-]+|eyA[\w-]+)\.([\w-]*)/
const PEM = /-----BEGIN ([A-Z ]+)-----\s+([A-Za-z0-9+/=\s]+)-----END \1-----/g

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' ? value : undefined
  } catch {
    return undefined
  }
}

/** Every string replaced; or, with `more`, all kept and fields with naughty names and values added. */
function poisonJson(value: unknown, next: Next, more: boolean): string {
  const put = (inner: unknown): unknown => {
    if (typeof inner === 'string') return JWS.test(inner) || !more ? poisonText(inner, next) : inner
    if (Array.isArray(inner)) return inner.map(put)
    if (typeof inner !== 'object' || inner === null) return inner
    return Object.fromEntries(Object.entries(inner).map(([key, held]) => [key, put(held)]))
  }
  const made = put(value)
  if (!more || typeof made !== 'object' || made === null || Array.isArray(made)) {
    return JSON.stringify(made)
  }
  const added = Array.from({ length: MORE_FIELDS }, () => [next(), next()])
  return JSON.stringify({ ...made, ...Object.fromEntries(added) })
}

function poisonText(text: string, next: Next): string {
  const jws = JWS.exec(text)
  return jws ? [jws[1], poisonPart(jws[2] ?? '', next, false), jws[3]].join('.') : next()
}

function poisonPart(part: string, next: Next, more: boolean): string {
  const value = parsed(Buffer.from(part, 'base64url').toString())
  return Buffer.from(poisonJson(value ?? {}, next, more)).toString('base64url')
}

/** Every third word of a text without a form of its own, and what stands after a colon. */
function poisonWords(text: string, next: Next): string {
  return text
    .replace(/(?<=: )[^"'\n]+/g, () => next().slice(0, 200))
    .replace(/[\w.-]{5,}/g, (word, at: number) => (at % 3 === 0 ? next().slice(0, 200) : word))
}

const forXml = (text: string): string =>
  text.replace(/[<>&]/g, (char) => `&#${char.charCodeAt(0)};`)

const xmlFields = (next: Next): string =>
  Array.from(
    { length: MORE_FIELDS },
    () => `<key>${forXml(next())}</key><string>${forXml(next())}</string>`,
  ).join('')

const TEXTS = [0x0c, 0x12, 0x13, 0x14, 0x16, 0x1a]
/** In the names of a certificate: e-mail address, domain, address on the web. */
const NAMES = [0x81, 0x82, 0x86]

/** DER with every text in it replaced, in octet strings that hold DER or a property list too; `null`: it is none. */
function poisonDer(bytes: Buffer, next: Next): Buffer | null {
  const made: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at] ?? 0
    const first = bytes[at + 1] ?? 0x80
    const extra = first < 0x80 ? 0 : first & 0x7f
    if ((tag & 0x1f) === 0x1f || first === 0x80 || extra > 4) return null
    const length =
      extra === 0 ? first : Number(`0x${bytes.toString('hex', at + 2, at + 2 + extra)}`)
    const start = at + 2 + extra
    const content = bytes.subarray(start, start + length)
    if (Number.isNaN(length) || content.length < length) return null
    at = start + length
    if (tag & 0x20) {
      const inner = poisonDer(content, next)
      if (!inner) return null
      made.push(tlv(tag, inner))
    } else if (TEXTS.includes(tag)) made.push(tlv(0x0c, Buffer.from(next())))
    else if (NAMES.includes(tag)) made.push(tlv(tag, Buffer.from(next())))
    else if (tag === 0x1e) made.push(tlv(tag, Buffer.from(next(), 'utf16le').swap16()))
    else if (tag === 0x04) made.push(tlv(tag, poisonOctets(content, next)))
    else made.push(tlv(tag, content))
  }
  return Buffer.concat(made)
}

function poisonOctets(content: Buffer, next: Next): Buffer {
  if (content.includes('<plist')) {
    return Buffer.from(poisonedTexts(content.toString(), next)[0] ?? '')
  }
  const holdsDer = [0x0c, 0x16, 0x30, 0x31].includes(content[0] ?? 0)
  return (holdsDer ? poisonDer(content, next) : null) ?? content
}

function tlv(tag: number, content: Buffer): Buffer {
  const { length } = content
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content])
  const digits = length.toString(16)
  const size = Buffer.from(digits.length % 2 ? `0${digits}` : digits, 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 | size.length]), size, content])
}

/** The pass with its description poisoned; then with files of naughty names. */
function poisonedZips(bytes: Buffer, next: Next): Buffer[] {
  const files = Object.entries(unzipSync(bytes)).map(([name, data]) => ({
    name,
    data: name.endsWith('.json')
      ? Buffer.from(poisonJson(parsed(Buffer.from(data).toString()) ?? {}, next, true))
      : Buffer.from(data),
  }))
  const named = Array.from({ length: 40 }, () => ({
    name: `${next()
      .replaceAll(/[/\\\0]|\.\./g, '')
      .slice(0, 60)}.png`,
    data: Buffer.from('x'),
  }))
  const names = new Set<string>()
  const fresh = named.filter(({ name }) => !names.has(name) && names.add(name))
  return [
    makeZip(files),
    makeZip([...files, ...fresh]),
    makeZip([...files, { name: next(), data: Buffer.from('x') }]),
  ]
}

/** A dictionary of texts, as `bplist00` has it. */
function binaryPlist(entries: string[][]): Buffer {
  const texts = entries.flat()
  const count = (length: number) => Buffer.from([0x11, length >> 8, length & 0xff])
  const wide = (indexes: number[]) => indexes.flatMap((index) => [index >> 8, index & 0xff])
  const refs = texts.map((_, index) => index + 1)
  const keys = refs.filter((index) => index % 2 === 1)
  const values = refs.filter((index) => index % 2 === 0)
  const objects = [
    Buffer.concat([
      Buffer.from([0xdf]),
      count(keys.length),
      Buffer.from(wide([...keys, ...values])),
    ]),
    ...texts.map((text) =>
      Buffer.concat([
        Buffer.from([0x6f]),
        count(text.length),
        Buffer.from(text, 'utf16le').swap16(),
      ]),
    ),
  ]
  const head = Buffer.from('bplist00')
  let at = head.length
  const offsets = objects.flatMap((object) => {
    const here = at
    at += object.length
    return [here >>> 24, (here >> 16) & 0xff, (here >> 8) & 0xff, here & 0xff]
  })
  const end = Buffer.alloc(32)
  end[6] = 4
  end[7] = 2
  end.writeUInt32BE(objects.length, 12)
  end.writeUInt32BE(at, 28)
  return Buffer.concat([head, ...objects, Buffer.from(offsets), end])
}
