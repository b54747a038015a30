import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { expect, test } from '@playwright/test'
import { type Console, launchConsole } from './console'
import { crawl } from './crawl'
import { listActions, listFiles, listPages, listRoutes } from './endpoints'
import { actionQuestion } from './matrix'

let console: Console

test.beforeAll(async () => {
  console = await launchConsole()
})
test.afterAll(() => console.stop())

test('listens on loopback and nowhere else, the simulator included', () => {
  test.skip(process.platform !== 'linux', 'reads /proc')
  const sockets = listening(console.pid)
  expect(sockets.map(({ port }) => port)).toContain(console.port)
  expect(sockets.length).toBeGreaterThanOrEqual(3) // the console and both sides of the simulator
  for (const { address } of sockets) expect(['127.0.0.1', '::1']).toContain(address)
})

test('is not there for the network', async () => {
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address)
  test.skip(addresses.length === 0, 'this machine has no other address')
  for (const address of addresses) {
    expect(await tryToConnect(address, console.port), address).toBe('ECONNREFUSED')
  }
})

test('answers no route under a foreign host', async () => {
  const pages = await crawl(console, listPages())
  const routes = listRoutes().map(({ path }) => path)
  const foreign = ['evil.example', `evil.example:${console.port}`, '', '127.0.0.1', '0.0.0.0']
  const before = await console.report()
  for (const host of foreign) {
    for (const path of [...pages, ...routes, ...listFiles(), '/nothing', '/_next/static/x.js']) {
      const { status, body } = await console.ask({ path, headers: [['Host', host]] })
      expect([403, 421], `${path} for ${host}`).toContain(status)
      expect(body).not.toContain('<html')
    }
    for (const { id, path } of listActions()) {
      const headers: [string, string][] = [
        ['Host', host],
        ['Origin', `http://${host}`],
      ]
      const { status } = await console.ask(actionQuestion(path, id, headers))
      expect([403, 421]).toContain(status)
    }
  }
  expect((await console.report()).passed).toEqual(before.passed)
})

interface Listening {
  address: string
  port: number
}

/** The sockets a process listens on, from the kernel's tables: proc_net_tcp(5). */
function listening(pid: number): Listening[] {
  const own = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return [readlinkSync(`/proc/${pid}/fd/${fd}`).match(/^socket:\[(\d+)\]$/)?.[1] ?? '']
      } catch {
        return [] // closed meanwhile
      }
    }),
  )
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((row) => row[3] === '0A' && own.has(row[9] ?? ''))
      .map((row) => {
        const [address = '', port = ''] = (row[1] ?? '').split(':')
        return { address: readable(address), port: Number.parseInt(port, 16) }
      }),
  )
}

/** `0100007F` -> `127.0.0.1`: each group of four bytes is in the machine's order. */
function readable(hex: string): string {
  const groups = hex.match(/.{8}/g) ?? []
  const bytes = groups.flatMap((group) => (group.match(/../g) ?? []).reverse())
  if (bytes.length === 4) return bytes.map((byte) => Number.parseInt(byte, 16)).join('.')
  const joined = bytes.join('')
  return joined === `${'0'.repeat(31)}1` ? '::1' : joined
}

function tryToConnect(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 }, () => {
      socket.destroy()
      resolve('connected')
    })
    socket.on('timeout', () => socket.destroy(new Error('timeout')))
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
  })
}
