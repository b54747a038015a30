import { digest } from '../../bytes/digest'
import { encodeHex } from '../../bytes/hex'
import { decodeUtf8 } from '../../bytes/utf8'
import { isJsonObject } from '../../json/node'
import { readJson } from '../../json/read'
import type { PassBundle } from '../../rules/pass-subject'
import type { Step } from '../../rules/rule'
import type { DataTable } from '../inspection'

type Files = ReadonlyMap<string, Uint8Array>

/** The two files that the manifest cannot list: itself, and the signature over it. */
const UNLISTED = new Set(['manifest.json', 'signature'])

export interface BundleReading {
  bundle: PassBundle
  steps: Step[]
  table: DataTable
}

/** Compares the files of an archive with its manifest, every one of them. Never throws. */
export async function readBundle(files: Files): Promise<BundleReading> {
  const { listed, problem } = readManifest(files.get('manifest.json'))
  const states = new Map<string, { said: string | null; found: string | null }>()
  for (const [name, said] of listed) states.set(name, { said, found: null })
  for (const [name, content] of files) {
    if (UNLISTED.has(name)) continue
    const found = encodeHex(await digest('SHA-1', content))
    states.set(name, { said: listed.get(name) ?? null, found })
  }
  const of = (test: (said: string | null, found: string | null) => boolean): string[] =>
    [...states].filter(([, { said, found }]) => test(said, found)).map(([name]) => name)
  const bundle: PassBundle = {
    unreadManifest: problem,
    wrong: of((said, found) => said !== null && found !== null && said.toLowerCase() !== found),
    absent: of((said, found) => said !== null && found === null),
    extra: problem === null ? of((said) => said === null) : [],
    icon: files.has('icon.png'),
    signature: files.has('signature'),
  }
  return { bundle, steps: manifestSteps(bundle, listed.size), table: filesTable(files, states) }
}

function readManifest(content: Uint8Array | undefined): {
  listed: Map<string, string>
  problem: string | null
} {
  const listed = new Map<string, string>()
  if (!content) return { listed, problem: 'The archive has no manifest.json.' }
  const text = decodeUtf8(content)
  const json = text === null ? null : readJson(text)
  if (!json?.ok || !isJsonObject(json.value))
    return { listed, problem: 'manifest.json is not a JSON object.' }
  const [twice] = json.duplicateKeys
  if (twice) return { listed, problem: `manifest.json lists ${JSON.stringify(twice.key)} twice.` }
  for (const [name, value] of Object.entries(json.value))
    listed.set(name, typeof value === 'string' ? value : 'no text')
  return { listed, problem: null }
}

const changed = (names: readonly string[], count: number): string =>
  names.length === 0
    ? ''
    : `${names.length} of ${count} listed files ${names.length === 1 ? 'was' : 'were'} changed: ${some(names)}.`

const missing = (names: readonly string[], count: number): string =>
  names.length === 0
    ? ''
    : `${names.length} of ${count} listed files ${names.length === 1 ? 'is' : 'are'} not there: ${some(names)}.`

function manifestSteps(bundle: PassBundle, count: number): Step[] {
  const name = 'Files match the manifest'
  const { unreadManifest, wrong, absent, extra } = bundle
  if (unreadManifest !== null)
    return [{ name, result: 'fail', detail: unreadManifest, code: 'pass/manifest-missing' }]
  const bad = [...wrong, ...absent]
  const match: Step =
    bad.length === 0
      ? {
          name,
          result: 'pass',
          detail: `The SHA-1 of all ${count} listed files is the one in manifest.json.`,
        }
      : {
          name,
          result: 'fail',
          detail: [changed(wrong, count), missing(absent, count)].filter(Boolean).join(' '),
          code: wrong.length > 0 ? 'pass/manifest-digest' : 'pass/manifest-absent',
        }
  const only = 'No file is unlisted'
  const rest: Step =
    extra.length === 0
      ? {
          name: only,
          result: 'pass',
          detail: 'The archive has no file that the manifest does not list.',
        }
      : {
          name: only,
          result: 'unknown',
          detail: `No signature covers ${some(extra)}.`,
          code: 'pass/manifest-extra',
        }
  return [match, rest]
}

const some = (names: readonly string[]): string =>
  names.slice(0, 5).join(', ') + (names.length > 5 ? ' and others' : '')

function filesTable(
  files: Files,
  states: ReadonlyMap<string, { said: string | null; found: string | null }>,
): DataTable {
  const names = [...new Set([...files.keys(), ...states.keys()])]
  return {
    id: 'files',
    title: 'Files',
    columns: [
      { id: 'name', title: 'Name', kind: 'mono' },
      { id: 'bytes', title: 'Bytes', kind: 'number' },
      { id: 'size', title: 'Picture', kind: 'text' },
      { id: 'manifest', title: 'Manifest', kind: 'text' },
      { id: 'sha1', title: 'SHA-1', kind: 'mono' },
    ],
    rows: names.map((name) => {
      const content = files.get(name)
      const { said, found } = states.get(name) ?? { said: null, found: null }
      return [
        name,
        content?.length ?? null,
        content ? pictureSize(content) : null,
        stateOf(name, said, found),
        found,
      ]
    }),
  }
}

function stateOf(name: string, said: string | null, found: string | null): string {
  if (UNLISTED.has(name)) return 'not listed, as it should be'
  if (said === null) return 'not listed'
  if (found === null) return 'not there'
  return said.toLowerCase() === found ? 'matches' : 'other bytes'
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Width and height of a PNG: https://www.w3.org/TR/png-3/#11IHDR */
function pictureSize(content: Uint8Array): string | null {
  if (content.length < 24 || PNG.some((byte, at) => content[at] !== byte)) return null
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength)
  return `${view.getUint32(16)} × ${view.getUint32(20)}`
}
