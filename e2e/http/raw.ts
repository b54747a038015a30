import { Agent, request } from 'node:http'

export interface Answer {
  status: number
  /** By lower-case name; a header that came twice is joined with `, `. */
  headers: Map<string, string>
  body: string
}

export interface Question {
  method?: string
  path: string
  /** As written: nothing is added, so `Host` has to be here too. */
  headers: [name: string, value: string][]
  body?: string | Buffer
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 })

/** One request to 127.0.0.1, byte for byte as asked: no redirect followed, no header invented. */
export function send(port: number, question: Question): Promise<Answer> {
  const { method = 'GET', path, headers, body } = question
  const length: [string, string][] =
    body === undefined ? [] : [['Content-Length', String(Buffer.byteLength(body))]]
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        agent,
        setHost: false,
        headers: [...headers, ...length].flat(),
        timeout: 30_000,
      },
      (response) => {
        const chunks: Buffer[] = []
        const answer = () => {
          const sent = new Map<string, string>()
          for (let i = 0; i < response.rawHeaders.length; i += 2) {
            const name = (response.rawHeaders[i] ?? '').toLowerCase()
            const value = response.rawHeaders[i + 1] ?? ''
            const before = sent.get(name)
            sent.set(name, before === undefined ? value : `${before}, ${value}`)
          }
          resolve({
            status: response.statusCode ?? 0,
            headers: sent,
            body: Buffer.concat(chunks).toString('utf8'),
          })
        }
        // A stream of events has no end: its head is the answer.
        if (response.headers['content-type']?.startsWith('text/event-stream')) {
          answer()
          response.destroy()
          return
        }
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', answer)
      },
    )
    asked.on('timeout', () => asked.destroy(new Error(`${method} ${path}: no answer in 30 s`)))
    asked.on('error', reject)
    asked.end(body)
  })
}

/** The same over many questions, a few at a time, answers in order. */
export async function sendAll<T>(
  questions: readonly T[],
  ask: (question: T) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (next < questions.length) {
        const at = next++
        answers[at] = await ask(questions[at] as T)
      }
    }),
  )
  return answers
}
