import { describe, expect, it } from 'vitest'
import { inspect } from '@/lib/inspect'
import { DECODERS } from '@/lib/inspect/registry'
import { BLANK_STEPS } from './blank-steps'

describe('the blank checklist', () => {
  it('has the lines of a provider token, in their order', async () => {
    const sample = DECODERS.find(({ id }) => id === 'provider-token')?.samples[0]
    const { steps } = await inspect(sample?.text ?? '', {})
    expect(BLANK_STEPS.map(({ name }) => name)).toEqual(steps.map(({ name }) => name))
  })
})
