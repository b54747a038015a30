import { describe, expect, it, test } from 'vitest'
import { chainFindings } from '../rules/chain'
import { makePkis, orderOf } from './testing/forge'
import { FORGED_BAGS } from './testing/forged-bags'
import { FORGED_LINKS } from './testing/forged-links'
import { FORGED_ORDER } from './testing/forged-order'
import { FORGED_PURPOSE } from './testing/forged-purpose'
import { verifyChain } from './verify-chain'

const FORGED = [...FORGED_ORDER, ...FORGED_LINKS, ...FORGED_PURPOSE, ...FORGED_BAGS]
const { trust, ...pkis } = await makePkis()

describe('no forged chain is taken for genuine, and the step that fails is named', () => {
  it('has more than the forty cases asked for', () => {
    expect(FORGED.length).toBeGreaterThanOrEqual(55)
    expect(new Set(FORGED.map(({ name }) => name)).size).toBe(FORGED.length)
  })

  test.each(FORGED)('$name: $problem', async ({ chain, order, problem, says }) => {
    const { steps, root } = await verifyChain(orderOf(await chain(pkis), trust, order))
    expect(root).toBeNull()
    const failed = steps.filter(({ result }) => result === 'fail')
    expect(failed.map(({ code }) => code)).toContain(`chain/${problem}`)
    const step = failed.find(({ code }) => code === `chain/${problem}`)
    if (says) expect(step?.detail).toMatch(says)
    const found = chainFindings(steps).find(({ code }) => code === `chain/${problem}`)
    // A finding has the beginning of a fingerprint; the check has the whole.
    const fingerprints = /((?:[0-9A-F]{2}:){7}[0-9A-F]{2})(?::[0-9A-F]{2})+/g
    const message = step?.detail.replace(fingerprints, '$1…')
    expect(found).toMatchObject({ level: 'error', message })
    for (const { detail, name } of steps) {
      expect(detail).toMatch(/^\S.*[.]$/s)
      expect(name).not.toMatch(/[.]$/)
    }
  })
})
