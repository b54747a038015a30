import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { root } from '../../scripts/next'
import { freePort } from './console'
import { send } from './raw'

// `npm start` as a person uses it.
const folders: string[] = []
const running: ChildProcess[] = []

test.afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

interface Started {
  child: ChildProcess
  said: () => string
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

function start(env: Record<string, string>): Started {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=react-server', 'scripts/start.ts'],
    {
      cwd: root,
      env: { ...process.env, ASSAY_LOG: 'error', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  running.push(child)
  let text = ''
  child.stdout?.on('data', (chunk) => {
    text += chunk
  })
  child.stderr?.on('data', (chunk) => {
    text += chunk
  })
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }))
  return { child, said: () => text, ended }
}

async function greeted({ said, ended }: Started): Promise<void> {
  let over = false
  void ended.then(() => {
    over = true
  })
  await expect
    .poll(() => said().includes('Stop       Ctrl-C') || over, { timeout: 30_000 })
    .toBe(true)
  expect(said()).toContain('Assay is running.')
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'assay-start-'))
  folders.push(made)
  return made
}

const home = (port: number) =>
  send(port, { path: '/push', headers: [['Host', `127.0.0.1:${port}`]] })

test('starts on a fresh data folder, says where, ends on SIGTERM, and starts again', async () => {
  const port = await freePort()
  const env = { PORT: String(port), ASSAY_DATA: folder() }
  for (const run of ['first', 'second']) {
    const started = start(env)
    await greeted(started)
    expect(started.said(), run).toContain(`http://127.0.0.1:${port}`)
    expect(started.said(), run).toContain(env.ASSAY_DATA)
    expect(started.said(), run).not.toContain('Next.js')
    expect((await home(port)).status, run).toBe(200)
    const asked = performance.now()
    started.child.kill('SIGTERM')
    expect(await started.ended, run).toEqual({ code: 0, signal: null })
    expect(performance.now() - asked).toBeLessThan(5_000)
    await expect(home(port)).rejects.toThrow()
  }
})

test('ends on Ctrl-C with 130, even while a stream is open', async () => {
  const port = await freePort()
  const started = start({ PORT: String(port), ASSAY_DATA: folder() })
  await greeted(started)
  const stream = get({ port, host: '127.0.0.1', path: '/api/simulator/events' })
  stream.on('error', () => {}) // it is cut off, as it should be
  const [response] = await once(stream, 'response')
  expect(response.headers['content-type']).toMatch('text/event-stream')
  response.on('error', () => {}).resume()
  const asked = performance.now()
  started.child.kill('SIGINT')
  expect(await started.ended).toEqual({ code: 130, signal: null })
  expect(performance.now() - asked).toBeLessThan(5_000)
})

test('leaves no server behind when it is killed', async () => {
  const port = await freePort()
  const started = start({ PORT: String(port), ASSAY_DATA: folder() })
  await greeted(started)
  started.child.kill('SIGKILL')
  await expect
    .poll(
      () =>
        home(port).then(
          () => 'answers',
          () => 'gone',
        ),
      { timeout: 10_000 },
    )
    .toBe('gone')
})

test('says what to do about a taken port', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const address = taken.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const started = start({ PORT: String(port), ASSAY_DATA: folder() })
  expect(await started.ended).toEqual({ code: 1, signal: null })
  taken.close()
  expect(started.said()).toMatch(
    new RegExp(
      `^Port ${port} on 127\\.0\\.0\\.1 is taken by another program\\. .*PORT=\\d+ npm start\n$`,
    ),
  )
})

const refused: [settings: Record<string, string>, sentence: RegExp][] = [
  [{ PORT: 'abc' }, /PORT is not a number/],
  [{ PORT: '0' }, /PORT is not a number/],
  [{ PORT: '65536' }, /PORT is not a number/],
  [
    {
      HOST: '203.0.113.7',
      PORT: '3999',
      ASSAY_ORIGIN: 'https://assay.example',
      // Any that looks drawn at random; the same in every worker, since it is part of a name.
      ASSAY_SECRET: createHash('sha256').update('start').digest('hex'),
    },
    /not an address of this machine/,
  ],
  [{ HOST: '192.168.1.5' }, /ASSAY_ORIGIN/],
  [{ HOST: '0.0.0.0' }, /ASSAY_ORIGIN/],
  [{ HOST: '0.0.0.0', ASSAY_ORIGIN: 'https://assay.example' }, /ASSAY_SECRET/],
  [{ ASSAY_SECRET: 'short' }, /ASSAY_SECRET is refused/],
  [{ NODE_TLS_REJECT_UNAUTHORIZED: '0' }, /NODE_TLS_REJECT_UNAUTHORIZED/],
]
for (const [settings, sentence] of refused) {
  test(`does not start with ${JSON.stringify(settings)}`, async () => {
    const started = start({ ASSAY_DATA: folder(), ...settings })
    expect(await started.ended).toEqual({ code: 1, signal: null })
    expect(started.said()).toMatch(sentence)
    expect(started.said()).not.toMatch(/^\s+at /m)
  })
}

test('does not start on a data folder of another secret', async () => {
  const port = await freePort()
  const data = folder()
  const first = start({ PORT: String(port), ASSAY_DATA: data })
  await greeted(first)
  first.child.kill('SIGTERM')
  await first.ended

  const secret = readdirSync(data).find((name) => name.includes('secret'))
  if (!secret) throw new Error(`no secret among ${readdirSync(data).join(', ')}`)
  rmSync(join(data, secret))
  writeFileSync(join(data, secret), `${'5a1c9e7b3d20f846'.repeat(4)}\n`, { mode: 0o600 })
  const asked = performance.now()
  const second = start({ PORT: String(port), ASSAY_DATA: data })
  const { code } = await second.ended
  expect(code).not.toBe(0)
  expect(performance.now() - asked).toBeLessThan(10_000)
  expect(second.said()).toMatch(/secret/)
  expect(second.said()).not.toMatch(/^\s+at /m)
})

test('npm start passes a signal on', async () => {
  const port = await freePort()
  const npm = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), ASSAY_DATA: folder(), ASSAY_LOG: 'error' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  running.push(npm)
  const ended = once(npm, 'exit')
  let text = ''
  npm.stdout?.on('data', (chunk) => {
    text += chunk
  })
  await expect.poll(() => text, { timeout: 30_000 }).toContain('Ctrl-C')
  npm.kill('SIGTERM')
  await ended
  await expect
    .poll(
      () =>
        home(port).then(
          () => 'answers',
          () => 'gone',
        ),
      { timeout: 10_000 },
    )
    .toBe('gone')
})
