import { budgetFinding } from '../rules/budget'
import { BUDGETS } from './budgets'
import type { Context, Decoded, Decoder } from './decoder'
import { detect, type Reading } from './detect'
import type { Inspection } from './inspection'
import { DECODERS } from './registry'
import { Source } from './source'
import { unwrap } from './unwrap'
import { summaryOf, verdictOf } from './verdict'

/** One call of `inspect`, with what its parts share: the options and the budget. */
export class Run {
  private parts = 0

  constructor(private readonly options: Omit<Context, 'part'>) {}

  async inspect(source: Source, format?: string, depth = 0): Promise<Inspection> {
    if (source.bytes.length > BUDGETS.inputBytes) return tooLarge('inputBytes', source)
    const layers = unwrap(source)
    const readings = detect(DECODERS, layers)
    const chosen = format === undefined ? readings[0] : forced(readings, format, layers)
    if (!chosen) throw new Error(`no decoder called ${format} and none for anything`)
    const decoded = await this.decode(chosen, depth)
    const findings = [...chosen.layer.findings, ...(decoded.findings ?? [])]
    return {
      format: chosen.format,
      title: decoded.title ?? chosen.title,
      verdict: verdictOf(decoded),
      summary: summaryOf(decoded),
      ...(decoded.environment === undefined ? {} : { environment: decoded.environment }),
      ...(decoded.repaired === undefined ? {} : { repaired: decoded.repaired }),
      findings,
      steps: [...(decoded.steps ?? [])],
      fields: [...(decoded.fields ?? [])],
      views: [...(decoded.views ?? [])],
      tables: [...(decoded.tables ?? [])],
      value: decoded.value ?? null,
      parts: [...(decoded.parts ?? [])],
      candidates: readings
        .filter((reading) => reading.format !== chosen.format)
        .map(({ format, title, likelihood }) => ({ format, title, likelihood })),
    }
  }

  private async decode({ decoder, layer }: Reading, depth: number): Promise<Decoded> {
    const context: Context = {
      ...this.options,
      part: (input, at, format) => this.part(input, at, format, depth + 1),
    }
    try {
      return await decoder.decode(layer.source, context)
    } catch (cause) {
      throw new Error(`the decoder ${decoder.id} failed`, { cause })
    }
  }

  private async part(
    input: string | Uint8Array,
    at: string,
    format: string | undefined,
    depth: number,
  ): Promise<Inspection> {
    const source = Source.of(input)
    this.parts += 1
    if (depth > BUDGETS.partDepth) return { ...tooLarge('partDepth', source), at }
    if (this.parts > BUDGETS.parts) return { ...tooLarge('parts', source), at }
    return { ...(await this.inspect(source, format, depth)), at }
  }
}

function forced(
  readings: readonly Reading[],
  format: string,
  layers: ReturnType<typeof unwrap>,
): Reading | undefined {
  const known = readings.find((reading) => reading.format === format)
  if (known) return known
  const decoder: Decoder | undefined = DECODERS.find(({ id }) => id === format)
  const layer = layers[0]
  return decoder && layer
    ? { format, title: decoder.title, likelihood: 0, decoder, layer }
    : readings[0]
}

/** What a refusal looks like: nothing was read, and the budget is named. */
function tooLarge(budget: 'inputBytes' | 'partDepth' | 'parts', source: Source): Inspection {
  const finding = budgetFinding(budget, source.bytes.length)
  return {
    format: 'unknown',
    title: 'Not read',
    verdict: 'invalid',
    summary: finding.message,
    findings: [finding],
    steps: [],
    fields: [],
    views: [],
    tables: [],
    value: null,
    parts: [],
    candidates: [],
  }
}
