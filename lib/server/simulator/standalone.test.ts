import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { open, send } from './apns/test-client'
import { send as ask } from './app-store/test-client'
import { curlCommand, describeEntry, OWNER, type Standalone, startStandalone } from './standalone'
import { describeStoreEntry, storeCurl } from './standalone-app-store'

let dataFolder: string
const ANY_PORTS = ['--store-sandbox-port', '0', '--store-production-port', '0']

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'assay-standalone-'))
})

afterEach(() => rm(dataFolder, { recursive: true }))

function start(): Promise<Standalone> {
  return startStandalone({
    dataFolder,
    ports: { sandbox: 0, production: 0 },
    appStorePorts: { sandbox: 0, production: 0 },
    onProblem: (error) => {
      throw error
    },
  })
}

/** Does what the printed command says, without curl. */
async function obey(command: string, standalone: Standalone) {
  const headers = [...command.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name, value]) => [
    name ?? '',
    value ?? '',
  ])
  const session = await open(standalone.simulator.endpoints.sandbox)
  const answer = await send(session, {
    path: /(\/3\/device\/\w+)$/.exec(command)?.[1] ?? '',
    headers: Object.fromEntries(headers),
    body: /-d '([^']+)'/.exec(command)?.[1] ?? '',
  })
  session.close()
  return answer
}

test('starts with something to try, and the printed command is accepted', async () => {
  const standalone = await start()
  const { simulator, key, app } = standalone
  expect((await stat(key.path)).mode & 0o777).toBe(0o600)
  expect(await obey(await curlCommand(standalone), standalone)).toMatchObject({ status: 200 })
  const [entry] = simulator.world.wireLog(OWNER, { limit: 1 })
  if (!entry) throw new Error('nothing in the log')
  const line = describeEntry(entry)
  expect(line).toMatch(/sandbox 1\/1 {2}POST \/3\/device\/\w+… {2}200 {2}Accepted\./)
  expect(describeEntry({ ...entry, path: '/\u001b[2J\n' })).not.toMatch(/\p{Cc}/u)
  await simulator.close()

  const again = await start()
  expect(again.key).toEqual(key)
  expect(again.app.tokens).toEqual(app.tokens)
  expect(again.simulator.authority).toEqual({
    ...simulator.authority,
    root: 'kept',
    issueServerCertificate: expect.any(Function),
  })
  expect(await obey(await curlCommand(again), again)).toMatchObject({ status: 200 })
  await again.simulator.close()
})

test('the App Store has something to try too, and the printed command is answered', async () => {
  const standalone = await start()
  const { simulator, store } = standalone
  expect((await stat(store.key.path)).mode & 0o777).toBe(0o600)
  const command = await storeCurl(simulator.appStore, store, simulator.authority.rootPath)
  const [, token = ''] = /authorization: Bearer ([^']+)/.exec(command) ?? []
  const { host, port, ca } = simulator.appStore.endpoints.sandbox
  const path = /(\/inApps\/\S+)$/.exec(command)?.[1] ?? ''
  const headers = { authorization: `Bearer ${token}` }
  const reply = await ask({ host, port, ca }, { method: 'GET', path, headers, body: '' })
  expect(reply).toMatchObject({ status: 200, json: { environment: 'Sandbox' } })
  const [entry] = simulator.appStore.world.wireLog(OWNER, { limit: 1 })
  if (!entry) throw new Error('nothing in the log')
  expect(describeStoreEntry(entry)).toMatch(/sandbox store {2}GET \/inApps\/\S+ {2}200 {2}1 sub/)
  await simulator.close()

  const again = await start()
  expect(again.store).toEqual(store)
  const { rootPem } = again.simulator.appStore.signing
  expect(rootPem).toBe(simulator.appStore.signing.rootPem)
  await again.simulator.close()
  await rm(store.key.path)
  const third = await start()
  expect(third.store.key.keyId).not.toBe(store.key.keyId)
  await third.simulator.close()
})

test('a lost key file is replaced, as often as it gets lost', async () => {
  const seen = new Set<string>()
  for (let round = 0; round < 4; round += 1) {
    const standalone = await start()
    seen.add(standalone.key.keyId)
    expect(await obey(await curlCommand(standalone), standalone)).toMatchObject({ status: 200 })
    await standalone.simulator.close()
    await rm(standalone.key.path)
  }
  expect(seen.size).toBe(4)
})

test('nothing in the folder is readable for others but the certificate', async () => {
  const standalone = await start()
  await standalone.simulator.close()
  const folder = join(dataFolder, 'simulator')
  for (const name of await readdir(folder)) {
    const { mode } = await stat(join(folder, name))
    expect([name, mode & 0o077]).toEqual([
      name,
      /^(apns|app-store)-root\.pem$/.test(name) ? 0o044 : 0,
    ])
  }
})

test('the command starts, prints where it is, and ends on Ctrl-C', async () => {
  const { text, code } = await run(
    [...ANY_PORTS, '--sandbox-port', '0', '--production-port', '0'],
    true,
  )
  expect(text).toMatch(/Sandbox +https:\/\/127\.0\.0\.1:\d+/)
  expect(text).toContain('curl --http2')
  expect(text).toMatch(/App Store, sandbox +https:\/\/127\.0\.0\.1:\d+/)
  expect(text).toContain('/inApps/v1/subscriptions/2000000')
  expect(code).toBe(0)
})

test('a taken port gets a clear message', async () => {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const { text, code } = await run([
    ...ANY_PORTS,
    '--sandbox-port',
    '0',
    '--production-port',
    String(port),
  ])
  server.close()
  expect(text).toBe(`Port ${port} on 127.0.0.1 is taken. Choose another one.\n`)
  expect(code).toBe(1)
})

function run(flags: string[], interrupt = false): Promise<{ text: string; code: number | null }> {
  const root = resolve(import.meta.dirname, '../../..')
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import=tsx', 'scripts/simulator.ts', ...flags],
    { cwd: root, env: { ...process.env, ASSAY_DATA: dataFolder } },
  )
  let text = ''
  const take = (chunk: Buffer) => {
    text += chunk
    if (interrupt && text.includes('Try it')) child.kill('SIGINT')
  }
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  return new Promise((done) => child.on('close', (code) => done({ text, code })))
}
