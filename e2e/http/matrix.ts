import type { Question } from './raw'

/** Every Origin with every Host, Sec-Fetch-Site and X-Forwarded-Host. */
export interface Cell {
  origin: string | null
  host: string
  site: string | null
  forwarded: string | null
  /** Whether a page of the console itself makes such requests. */
  own: boolean
}

/** 12 x 8 x 6 x 3 = 1,728 cells, of which 27 are the console's own. */
export function cells(port: number): Cell[] {
  const names = ['127.0.0.1', 'localhost', '[::1]']
  const origins = [
    null,
    'null',
    ...names.map((name) => `http://${name}:${port}`),
    `https://127.0.0.1:${port}`,
    `http://127.0.0.1:${port + 1}`,
    'http://127.0.0.1',
    'http://evil.example',
    `http://evil.example:${port}`,
    `http://127.0.0.1:${port}.evil.example`,
    `http://127.0.0.1:${port}/`,
  ]
  const hosts = [
    ...names.map((name) => `${name}:${port}`),
    '127.0.0.1',
    `127.0.0.1:${port + 1}`,
    'evil.example',
    `evil.example:${port}`,
    `localhost.evil.example:${port}`,
  ]
  const sites = [null, 'same-origin', 'same-site', 'cross-site', 'none', 'something-else']
  const forwardeds = [null, 'evil.example', `127.0.0.1:${port}`]

  return origins.flatMap((origin) =>
    hosts.flatMap((host) =>
      sites.flatMap((site) =>
        forwardeds.map((forwarded) => {
          const known = names.some((name) => host === `${name}:${port}`)
          const fromHere = origin === `http://${host}` && (site === null || site === 'same-origin')
          const saidSo = origin === null && site === 'same-origin'
          return { origin, host, site, forwarded, own: known && (fromHere || saidSo) }
        }),
      ),
    ),
  )
}

/**
 * What the n-th entry is asked: the first one everything; each further one its own cells and one of
 * `parts` of the others, every time another one. One and the same guard decides for all entries, so
 * every cell is asked of several of them, and of no entry too few to show that the guard is there.
 */
export function share(all: readonly Cell[], turn: number, parts = 12): Cell[] {
  return all.filter(({ own }, index) => own || turn === 0 || index % parts === turn % parts)
}

export function headersOf(cell: Cell): Question['headers'] {
  const headers: Question['headers'] = [['Host', cell.host]]
  if (cell.origin !== null) headers.push(['Origin', cell.origin])
  if (cell.site !== null) headers.push(['Sec-Fetch-Site', cell.site])
  if (cell.forwarded !== null) headers.push(['X-Forwarded-Host', cell.forwarded])
  return headers
}

/** An action without arguments, as the browser sends it. */
export function actionQuestion(path: string, id: string, headers: Question['headers']): Question {
  return {
    method: 'POST',
    path,
    headers: [...headers, ['Next-Action', id], ['Content-Type', 'text/plain;charset=UTF-8']],
    body: '[]',
  }
}
