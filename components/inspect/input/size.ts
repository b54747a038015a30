import type { PastedInput } from '../engine/protocol'

/** `5,321 bytes` of a file, `1,204 characters` of a text. */
export function sizeOf({ bytes, text }: PastedInput): string {
  const count = bytes?.length ?? text?.length ?? 0
  const unit = bytes ? 'byte' : 'character'
  return `${count.toLocaleString('en-GB')} ${unit}${count === 1 ? '' : 's'}`
}

/** What to call it in a list: the file’s name, or how the text begins. */
export function nameOf({ name, text }: PastedInput): string {
  if (name !== null) return name
  const start = (text ?? '').trim().replace(/\s+/g, ' ')
  return start.length > 48 ? `${start.slice(0, 47)}…` : start || 'Nothing yet'
}

/** Longer texts stop the page while the box lays them out; they are named instead, as files are. */
const LONGEST_SHOWN = 100_000

/** The text that stands in the box; `null` where it is a file’s bytes, or too long to be edited. */
export function editable(input: PastedInput | null): string | null {
  if (!input) return ''
  return input.text !== null && input.text.length <= LONGEST_SHOWN ? input.text : null
}
