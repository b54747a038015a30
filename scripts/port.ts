import { createServer } from 'node:net'

/** `null` where the port can be listened on, else the system's error code. */
export function portError(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'EUNKNOWN'))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)))
  })
}

/** Why the console cannot listen there and what to do, or `null` where it can. */
export async function portProblem(host: string, port: number): Promise<string | null> {
  const code = await portError(host, port)
  if (code === null) return null
  if (code === 'EADDRINUSE') {
    const free = await nextFreePort(host, port)
    return `Port ${port} on ${host} is taken by another program. Stop that one, or choose another port: PORT=${free} npm start`
  }
  if (code === 'EACCES') {
    return `This user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `HOST is ${host}, which is not an address of this machine. Leave HOST out to listen on 127.0.0.1.`
  }
  return `Cannot listen on port ${port} of ${host}: the system answers ${code}.`
}

async function nextFreePort(host: string, taken: number): Promise<number> {
  for (let port = taken + 1; port < Math.min(taken + 50, 65536); port++) {
    if ((await portError(host, port)) === null) return port
  }
  return 3000
}
