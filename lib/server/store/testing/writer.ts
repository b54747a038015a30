import 'server-only'
import { openSqlite } from '../sqlite'

/**
 * One of several processes on the same file: `writer.ts <folder> <name> <rows>` adds the rows that
 * all of them add, and prints how many it was the first for.
 */
const [folder = '', name = '', rows = '0'] = process.argv.slice(2)
const { store } = openSqlite({ folder, now: Date.now() })
let won = 0
for (let i = 0; i < Number(rows); i++) {
  const row = { session: 's', kind: 'race', id: String(i), created: i, expires: 9e12 }
  await store.createSession({ key: 's', created: 0, seen: 0, expires: 9e12 }).catch(() => {})
  if (await store.addRecord({ ...row, sealed: Buffer.from(name) })) won++
}
await store.close()
process.stdout.write(String(won))
