import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { portProblem } from './port'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close()
})

async function listen(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  open.push(server)
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

it('has no objection to a free port', async () => {
  const port = await listen()
  open.pop()?.close()
  expect(await portProblem('127.0.0.1', port)).toBeNull()
})

it('names a free port in place of a taken one', async () => {
  const port = await listen()
  const problem = await portProblem('127.0.0.1', port)
  expect(problem).toContain(`Port ${port} on 127.0.0.1 is taken`)
  const other = Number(problem?.match(/PORT=(\d+) npm start$/)?.[1])
  expect(other).toBeGreaterThan(port)
  expect(await portProblem('127.0.0.1', other)).toBeNull()
})

// TEST-NET-3 (RFC 5737) and a name that does not exist (RFC 2606).
it.each(['203.0.113.7', 'assay.invalid'])('says that %s is not this machine', async (host) => {
  expect(await portProblem(host, 3000)).toMatch(`HOST is ${host}, which is not an address`)
})
