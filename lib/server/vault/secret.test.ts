import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkServerSecret, readServerSecret } from './secret'
import { serverSecret } from './server-secret'
import { type TestVault, testFolder, testVault } from './testing/test-vault'

let folder: string
beforeEach(() => {
  folder = testFolder()
})
afterEach(() => rmSync(folder, { recursive: true }))

const read = () => readServerSecret(null, folder)

describe('the file', () => {
  test('is made once, for its owner alone, with 32 random bytes and nothing beside it', () => {
    const first = read()
    const path = join(folder, 'secret')
    expect(statSync(path)).toMatchObject({ size: 32 })
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['secret'])
    expect(read().kid).toEqual(first.kid)
    expect(serverSecret(readFileSync(path)).check).toEqual(first.check)
  })

  test('is not made where a secret is configured', () => {
    const secret = randomBytes(32)
    expect(readServerSecret(secret, folder).kid).toEqual(serverSecret(secret).kid)
    expect(readdirSync(folder)).toEqual([])
  })

  test('that others can read is tightened', () => {
    const first = read()
    chmodSync(join(folder, 'secret'), 0o644)
    expect(read().kid).toEqual(first.kid)
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
  })

  test.each([
    ['is empty', () => writeFileSync(join(folder, 'secret'), ''), '0 bytes'],
    ['is cut', () => writeFileSync(join(folder, 'secret'), randomBytes(31)), '31 bytes'],
    ['has a line end', () => writeFileSync(join(folder, 'secret'), randomBytes(33)), '33 bytes'],
    ['is a link', () => symlinkSync('/dev/zero', join(folder, 'secret')), 'is a link'],
  ])('that %s is refused, and kept', (_, make, sentence) => {
    make()
    expect(read).toThrow(sentence)
    expect(readdirSync(folder)).toEqual(['secret'])
  })
})

test('kid and derived keys tell nothing of each other', () => {
  const secret = randomBytes(32)
  const { kid, check, sessions, installation } = serverSecret(secret)
  const all = [
    Buffer.from(kid),
    Buffer.from(check),
    sessions.export(),
    installation.export(),
    secret,
  ]
  for (const one of all) {
    for (const other of all) {
      if (one !== other) expect(other.includes(one.subarray(0, 8))).toBe(false)
    }
  }
  expect(() => serverSecret(randomBytes(31))).toThrow('32 bytes')
})

describe('a store belongs to one secret', () => {
  let t: TestVault
  beforeEach(() => {
    t = testVault()
  })
  afterEach(() => t.remove())

  test('the first is noted, the same is taken, another is refused', async () => {
    await checkServerSecret(t.store, serverSecret(t.secret))
    await checkServerSecret(t.another().store, serverSecret(t.secret))
    for (let i = 0; i < 20; i++) {
      const other = checkServerSecret(t.store, serverSecret(randomBytes(32)))
      await expect(other).rejects.toThrow('not the one that this data was sealed with')
    }
    await checkServerSecret(t.store, serverSecret(t.secret))
  })

  test('of two that start at once with different secrets, at most one goes on', async () => {
    const both = await Promise.allSettled(
      [1, 2].map(() => checkServerSecret(t.another().store, serverSecret(randomBytes(32)))),
    )
    expect(both.filter((one) => one.status === 'fulfilled').length).toBeLessThanOrEqual(1)
  })
})

describe('a start with the wrong secret', () => {
  interface Ending {
    code: number | null
    kid?: string
    problem?: string
    cpuMs: number
    ms: number
  }

  function boot(env: Record<string, string>): Promise<Ending> {
    const script = fileURLToPath(new URL('testing/boot.ts', import.meta.url))
    const start = performance.now()
    const child = spawn(process.execPath, ['--conditions=react-server', '--import=tsx', script], {
      env: { NODE_ENV: 'test', PATH: process.env.PATH, ASSAY_DATA: folder, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let out = ''
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    return new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code) =>
        resolve({ ...JSON.parse(out), code, ms: performance.now() - start }),
      )
    })
  }

  test('ends within 2 seconds, not zero, with a sentence and without the secret', async () => {
    const right = randomBytes(32).toString('hex')
    const wrong = randomBytes(32).toString('hex')
    const first = await boot({ ASSAY_SECRET: right })
    expect(first.code).toBe(0)

    const refused = await boot({ ASSAY_SECRET: wrong })
    expect(refused.code).toBe(1)
    expect(refused.problem).toContain('not the one that this data was sealed with')
    expect(refused.problem).not.toContain(wrong)
    // Processor time: other tests share the machine. On the clock, no timer may hold it open.
    expect(refused.cpuMs).toBeLessThan(2000)
    expect(refused.ms).toBeLessThan(first.ms + 2000)

    const lost = await boot({})
    expect(lost.code).toBe(1)
    const again = await boot({ ASSAY_SECRET: right })
    expect(again).toMatchObject({ code: 0, kid: first.kid })
  })

  test('four that start at once on an empty folder agree on one', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => boot({})))
    expect(all.map(({ code }) => code)).toEqual([0, 0, 0, 0])
    expect(new Set(all.map(({ kid }) => kid)).size).toBe(1)
  })
})
