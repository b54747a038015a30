import type { Decoder } from './decoder'
import type { Candidate } from './inspection'
import type { Source } from './source'
import type { Layer } from './unwrap'

/** A reading that is possible: this decoder, of this layer of the input. */
export interface Reading extends Candidate {
  decoder: Decoder
  layer: Layer
}

/** Each layer that has to be taken off makes a reading a little less likely. */
const PER_LAYER = 0.97
/** Less than this is not worth showing. */
const LEAST = 0.05

/**
 * Every possible reading, the likeliest first; each decoder at most once. Of equally likely ones the
 * earlier in the list of decoders wins.
 */
export function detect(decoders: readonly Decoder[], layers: readonly Layer[]): Reading[] {
  const readings = decoders.flatMap((decoder) => {
    const [best] = layers
      .map((layer, depth) => ({
        layer,
        likelihood: likelihood(decoder, layer.source) * PER_LAYER ** depth,
      }))
      .sort((one, other) => other.likelihood - one.likelihood)
    return best && best.likelihood >= LEAST
      ? [{ format: decoder.id, title: decoder.title, decoder, ...best }]
      : []
  })
  return readings.sort((one, other) => other.likelihood - one.likelihood)
}

function likelihood(decoder: Decoder, source: Source): number {
  const found = decoder.detect(source)
  return Number.isFinite(found) ? Math.min(Math.max(found, 0), 1) : 0
}
