import 'server-only'
import { readFileSync, writeSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { receive } from '../receive'
import { openDesk, post } from './bench'

/** What one of several processes on the same store is told, as JSON in its one argument. */
export interface ReceiverOrder {
  folder: string
  token: string
  /** The root’s certificate, a PEM file. */
  root: string
  /** A file of bodies, one a line. It takes in those from `from` on, in order. */
  bodies: string
  from: number
  /** Milliseconds that its clock is ahead. */
  ahead: number
  /** It kills itself at that line: with the row written and not committed, or committed and not answered. */
  crash?: { at: number; when: 'before-commit' | 'after-commit' }
}

/** Prints `ready` and then the number of each line that it has answered with 200, once it has. */
const order = JSON.parse(process.argv[2] ?? '') as ReceiverOrder
const { folder, token, from, ahead, crash } = order
const pem = readFileSync(order.root, 'utf8')
const der = new Uint8Array(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'))
const { store, desk } = openDesk(folder, { der, pem }, true, () => Date.now() + ahead)
const bodies = readFileSync(order.bodies, 'utf8').trim().split('\n')
let current = -1
if (crash) crashAt(crash)
writeSync(1, 'ready\n')
for (let number = from; number < bodies.length; number++) {
  current = number
  const answer = await receive(desk, token, post(bodies[number] ?? ''))
  if (answer.status === 200) writeSync(1, `${number}\n`)
}
await store.close()

function crashAt({ at, when }: NonNullable<ReceiverOrder['crash']>): void {
  const { exec } = DatabaseSync.prototype
  const die = () => process.kill(process.pid, 'SIGKILL')
  DatabaseSync.prototype.exec = function (sql) {
    const now = current === at && sql === 'COMMIT'
    if (now && when === 'before-commit') die()
    exec.call(this, sql)
    if (now) die()
  }
}
