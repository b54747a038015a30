import { BARCODE_FORMATS, PASS_STYLES, REQUIRED_PASS_KEYS } from '../../apple/pass-fields'
import type { JsonNode, JsonObject, JsonValue } from '../../json/node'
import { isJsonObject } from '../../json/node'

/** What the rules look at in a pass.json; nothing secret in it. */
export interface PassFacts {
  /** Required keys that are not there. */
  missing: string[]
  formatVersion: JsonValue
  /** The kinds of pass that it says it is; there should be one. */
  styles: string[]
  passTypeIdentifier: string | null
  teamIdentifier: string | null
  serialNumber: string | null
  webServiceURL: string | null
  /** Of the authentication token; `null`: there is none. */
  tokenLength: number | null
  /** Keys of fields that say something on a change, and those of them without `%@`. */
  changing: string[]
  silent: string[]
  /** Keys that two fields have. */
  duplicateKeys: string[]
  voided: boolean
  /** Milliseconds since 1970 UTC; `null`: it has no end, or none that is a date. */
  expires: number | null
  /** Formats of codes that Wallet does not have. */
  badBarcodes: string[]
  /** `barcode` without `barcodes`. */
  oldBarcode: boolean
}

/** One field on the pass, as its table shows it. */
export interface PassField {
  place: string
  key: string
  label: string
  value: string
  changeMessage: string
}

/** The facts of a pass.json that is an object. */
export function passFacts(pass: JsonObject): PassFacts {
  const fields = passFields(pass)
  const keys = fields.map(({ key }) => key)
  const changing = fields.filter(({ changeMessage }) => changeMessage !== '')
  const token = text(pass.authenticationToken)
  const codes = Array.isArray(pass.barcodes) ? pass.barcodes : [pass.barcode]
  const formats = codes.flatMap((code) => (isJsonObject(code) ? (text(code.format) ?? []) : []))
  const expires = Date.parse(text(pass.expirationDate) ?? '')
  return {
    missing: REQUIRED_PASS_KEYS.filter((key) => !Object.hasOwn(pass, key)),
    formatVersion: pass.formatVersion ?? null,
    styles: Object.keys(PASS_STYLES).filter((style) => Object.hasOwn(pass, style)),
    passTypeIdentifier: text(pass.passTypeIdentifier),
    teamIdentifier: text(pass.teamIdentifier),
    serialNumber: text(pass.serialNumber),
    webServiceURL: text(pass.webServiceURL),
    tokenLength: token === null ? null : token.length,
    changing: changing.map(({ key }) => key),
    silent: changing.filter((row) => !row.changeMessage.includes('%@')).map(({ key }) => key),
    duplicateKeys: [...new Set(keys.filter((key, at) => keys.indexOf(key) !== at))],
    voided: pass.voided === true,
    expires: Number.isFinite(expires) ? expires : null,
    badBarcodes: formats.filter((format) => !Object.hasOwn(BARCODE_FORMATS, format)),
    oldBarcode: Object.hasOwn(pass, 'barcode') && !Object.hasOwn(pass, 'barcodes'),
  }
}

/** Every field of the pass, in the order of its places. */
export function passFields(pass: JsonObject): PassField[] {
  return Object.keys(PASS_STYLES).flatMap((style) => {
    const places = pass[style]
    if (!isJsonObject(places)) return []
    return Object.entries(places).flatMap(([place, list]) =>
      (Array.isArray(list) ? list : []).flatMap((field) =>
        isJsonObject(field)
          ? [
              {
                place,
                key: shown(field.key),
                label: shown(field.label),
                value: shown(field.value),
                changeMessage: shown(field.changeMessage),
              },
            ]
          : [],
      ),
    )
  })
}

/**
 * The text with the authentication token written over, at any depth, so that neither bytes nor
 * fields show it. The text keeps its length, so places in it stay.
 */
export function maskToken(source: string, root: JsonNode): string {
  let masked = source
  const visit = (node: JsonNode): void => {
    if (node.type === 'array') node.items.forEach(visit)
    if (node.type !== 'object') return
    for (const { key, value } of node.members) {
      if (key !== 'authenticationToken') visit(value)
      else if (value.end - value.start > 2) {
        const stars = `"${'*'.repeat(value.end - value.start - 2)}"`
        masked = masked.slice(0, value.start) + stars + masked.slice(value.end)
      }
    }
  }
  visit(root)
  return masked
}

const text = (value: JsonValue | undefined): string | null =>
  typeof value === 'string' ? value : null

const shown = (value: JsonValue | undefined): string =>
  value === undefined || value === null
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)
