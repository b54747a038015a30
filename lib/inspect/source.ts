import { base64Room, readBase64 } from '../bytes/base64-read'
import { decodeUtf8, encodeUtf8 } from '../bytes/utf8'
import { type ParsedJson, readJson } from '../json/read'

/** What stands before an ASN.1 SEQUENCE, of definite or indefinite length. */
const SEQUENCE = 0x30
const PEM = /-----BEGIN ([A-Z0-9 ]+)-----/
/** Text that is base64 of either alphabet and nothing else, white space aside. */
const BASE64 = /^[A-Za-z0-9+/_\-\s]+={0,2}\s*$/

/**
 * One input, and the ways of looking at it that several decoders share: each is worked out once and
 * only when it is asked for. Nothing here throws.
 */
export class Source {
  private cache: {
    text?: string | null
    json?: ParsedJson | null
    base64?: Uint8Array | null
  } = {}

  constructor(
    readonly bytes: Uint8Array,
    /** A file's name, where the input is a file. */
    readonly name: string | null = null,
  ) {}

  static of(input: string | Uint8Array, name: string | null = null): Source {
    return new Source(typeof input === 'string' ? encodeUtf8(input) : input, name)
  }

  /** As text without its byte order mark and the white space around it; `null` where it is not UTF-8. */
  get text(): string | null {
    if (this.cache.text === undefined) {
      this.cache.text =
        decodeUtf8(this.bytes)
          ?.replace(/^\uFEFF/, '')
          .trim() ?? null
    }
    return this.cache.text
  }

  /** As JSON; `null` where it does not even begin like an object or a list. */
  get json(): ParsedJson | null {
    if (this.cache.json === undefined) {
      const { text } = this
      this.cache.json = text !== null && /^[[{]/.test(text) ? readJson(text) : null
    }
    return this.cache.json
  }

  /** The bytes that the text is base64 of, either alphabet, white space anywhere; `null` where it is not. */
  get base64(): Uint8Array | null {
    if (this.cache.base64 === undefined) this.cache.base64 = this.readBase64()
    return this.cache.base64
  }

  /** The label of the first PEM block: `CERTIFICATE`, `PRIVATE KEY`; `null` where there is none. */
  get pemLabel(): string | null {
    return this.text === null ? null : (PEM.exec(this.text)?.[1] ?? null)
  }

  /** The bytes that begin like ASN.1: the input itself, or what it is base64 of; `null` for neither. */
  get asn1(): Uint8Array | null {
    if (isSequence(this.bytes)) return this.bytes
    return this.base64 && isSequence(this.base64) ? this.base64 : null
  }

  private readBase64(): Uint8Array | null {
    const { text } = this
    if (text === null || text.length < 8 || !BASE64.test(text)) return null
    const encoded = encodeUtf8(text)
    const into = new Uint8Array(base64Room(encoded.length))
    const read = readBase64(encoded, into)
    return read.ok ? into.subarray(0, read.length) : null
  }
}

const isSequence = (bytes: Uint8Array): boolean =>
  bytes.length > 8 && bytes[0] === SEQUENCE && (bytes[1] ?? 0) >= 2
