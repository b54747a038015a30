import { readJson } from '../json/read'
import { type PayloadReading, utf8Length } from './payload'

/** Reads a payload. Any text will do; what is wrong with it is in `parsed`. */
export function readPayload(text: string): PayloadReading {
  return {
    bytes: utf8Length(text),
    byteOrderMark: text.startsWith('\ufeff'),
    parsed: readJson(text),
  }
}
