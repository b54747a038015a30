import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, it } from 'vitest'
import { writeFirstHeaders } from './first-headers'

it('is there before the request is answered, and gives way to what is written later', async () => {
  writeFirstHeaders()
  const server = createServer((request, response) => {
    if (request.url === '/own') response.setHeader('content-security-policy', "default-src 'self'")
    response.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const plain = await fetch(`http://127.0.0.1:${port}/`)
  const own = await fetch(`http://127.0.0.1:${port}/own`)
  const file = await fetch(`http://127.0.0.1:${port}/_next/static/chunks/a.js`)
  const posted = await fetch(`http://127.0.0.1:${port}/_next/static/chunks/a.js`, {
    method: 'POST',
  })
  server.close()
  // Next says how long a file of the build is kept, but only where nothing was said before.
  expect(file.headers.get('cache-control')).toBeNull()
  expect(file.headers.get('x-content-type-options')).toBe('nosniff')
  expect(posted.headers.get('cache-control')).toBe('no-store')
  expect(plain.headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
  expect(own.headers.get('content-security-policy')).toBe("default-src 'self'")
  for (const { headers } of [plain, own]) {
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
  }
})
