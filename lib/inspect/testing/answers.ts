import { fingerprint } from '../../bytes/digest'
import { encodeUtf8 } from '../../bytes/utf8'
import { inspect } from '..'
import { DECODERS } from '../registry'
import { hostileInput } from './inputs'

/**
 * What the engine answers to the inputs of those numbers: a digest of each answer’s JSON. An error
 * that it throws is its answer.
 */
export async function answersTo(range: {
  from: number
  to: number
  seed: number
}): Promise<string[]> {
  const answers: string[] = []
  for (let number = range.from; number < range.to; number++) {
    const { input, options } = hostileInput(number, range.seed, DECODERS)
    try {
      const json = JSON.stringify(await inspect(input, options))
      answers.push((await fingerprint(encodeUtf8(json))).slice(0, 16))
    } catch (error) {
      answers.push(error instanceof Error ? `threw: ${error.message}` : 'threw')
    }
  }
  return answers
}
