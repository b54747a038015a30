import { describe, expect, it } from 'vitest'
import { ENVIRONMENTS } from '@/lib/apple/environments'
import { environmentCookie, readEnvironment } from './environment-cookie'

describe('the environment cookie', () => {
  it.each(ENVIRONMENTS.map((row) => row.id))('%s is read as it was written', (id) => {
    const pair = environmentCookie(id).split(';')[0]
    expect(readEnvironment(pair?.split('=')[1])).toBe(id)
  })

  it.each([undefined, '', 'Production', 'production; x', '__proto__'])(
    '%j is not one of ours: the simulator',
    (value) => expect(readEnvironment(value)).toBe('simulator'),
  )
})
