import { execFile } from 'node:child_process'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspect } from '../../inspect'
import { makeKey } from '../../inspect/developer-token/testing/sign'
import type { MintFacts } from './mint-facts'
import { MINT_SNIPPETS, mintSnippets } from './snippets'

const run = promisify(execFile)
const KEY = makeKey()
const FILE = 'AuthKey_ABC123DEFG.p8'
const MODULES = join(import.meta.dirname, '../../../node_modules')

/** How each is run where its language is installed; `probe` tells whether it is. */
const RUNNERS: Record<string, { file: string; run: string[]; probe: string[] }> = {
  'Swift (CryptoKit)': {
    file: 'mint.swift',
    run: ['swift', 'mint.swift'],
    probe: ['swift', '-e', 'import CryptoKit'],
  },
  'Node (jose)': {
    file: 'mint.mjs',
    run: [process.execPath, 'mint.mjs'],
    probe: [process.execPath, '--version'],
  },
  PHP: { file: 'mint.php', run: ['php', 'mint.php'], probe: ['php', '--version'] },
  Python: {
    file: 'mint.py',
    run: ['python3', 'mint.py'],
    probe: ['python3', '-c', 'import cryptography'],
  },
  Go: { file: 'mint.go', run: ['go', 'run', 'mint.go'], probe: ['go', 'version'] },
  Java: {
    file: 'ProviderToken.java',
    run: ['java', 'ProviderToken.java'],
    probe: ['javac', '--version'],
  },
  'C#': { file: 'mint.cs', run: ['dotnet', 'run', 'mint.cs'], probe: ['dotnet', '--version'] },
  Ruby: { file: 'mint.rb', run: ['ruby', 'mint.rb'], probe: ['ruby', '--version'] },
  'Shell (openssl)': { file: 'mint.sh', run: ['sh', 'mint.sh'], probe: ['perl', '--version'] },
}

async function works([command = '', ...args]: readonly string[]): Promise<boolean> {
  return run(command, args).then(
    () => true,
    () => false,
  )
}

const API_FACTS: MintFacts = {
  file: FILE,
  keyId: 'ABC123DEFG',
  issuer: '57246542-96fe-1a63-e053-0824d011072a',
  service: { aud: 'appstoreconnect-v1', bid: 'com.example.app' },
}

const rows = await Promise.all(
  MINT_SNIPPETS.map(async ({ title, code }) => {
    const runner = RUNNERS[title]
    const api = mintSnippets(API_FACTS).find((one) => one.title === title)?.code ?? ''
    return { title, code, api, runner, installed: runner ? await works(runner.probe) : false }
  }),
)

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snippets-'))
  await writeFile(join(folder, FILE), KEY.p8, { mode: 0o600 })
  await symlink(MODULES, join(folder, 'node_modules'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the code', () => {
  for (const { title, code, api, runner, installed } of rows) {
    it.skipIf(!installed)(`mints one for the App Store Server API: ${title}`, async () => {
      const [command = '', ...args] = runner?.run ?? []
      await writeFile(join(folder, runner?.file ?? ''), api)
      const { stdout } = await run(command, args, { cwd: folder })
      const keys = [{ name: FILE, pem: KEY.p8 }]
      const inspection = await inspect(stdout.trim(), { now: new Date(), keys })
      expect(inspection).toMatchObject({ format: 'server-api-token', verdict: 'valid' })
      expect(inspection.findings.filter(({ level }) => level !== 'notice')).toEqual([])
      expect(inspection.value).toMatchObject({
        header: { alg: 'ES256', kid: 'ABC123DEFG', typ: 'JWT' },
        claims: { iss: API_FACTS.issuer, aud: 'appstoreconnect-v1', bid: 'com.example.app' },
      })
    })

    it.skipIf(!installed)(`mints a provider token: ${title}`, { timeout: 30_000 }, async () => {
      const [command = '', ...args] = runner?.run ?? []
      await writeFile(join(folder, runner?.file ?? ''), code)
      const { stdout } = await run(command, args, { cwd: folder })
      const keys = [{ name: FILE, pem: KEY.p8 }]
      const inspection = await inspect(stdout.trim(), { now: new Date(), keys })
      expect(inspection).toMatchObject({ format: 'provider-token', verdict: 'valid' })
      expect(inspection.findings.filter(({ level }) => level !== 'notice')).toEqual([])
      expect(inspection.value).toMatchObject({
        header: { alg: 'ES256', kid: 'ABC123DEFG' },
        claims: { iss: 'DEF123GHIJ', iat: expect.any(Number) },
      })
    })
  }

  it('names a runner for every language, and runs Node here', () => {
    expect(rows.every(({ runner }) => runner)).toBe(true)
    expect(rows.find(({ title }) => title === 'Node (jose)')?.installed).toBe(true)
  })

  it.each(rows)('for the App Store Server API it has every claim: $title', ({ code, api }) => {
    expect(api).toMatch(/exp/i)
    for (const text of ['aud', 'appstoreconnect-v1', 'bid', 'com.example.app', 'JWT']) {
      expect(api).toContain(text)
    }
    expect(api.split('\n').length).toBeLessThanOrEqual(code.split('\n').length + 1)
  })

  it.each(rows)('is short and made for reading: $title', ({ code }) => {
    expect(code.split('\n').length).toBeLessThan(60)
    for (const text of ['AuthKey_ABC123DEFG.p8', 'ABC123DEFG', 'DEF123GHIJ', 'ES256']) {
      expect(code).toContain(text)
    }
  })
})
