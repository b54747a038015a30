import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { conformStore } from './conformance'
import { openSqlite } from './sqlite'

conformStore('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-store-'))
  const open = () => openSqlite({ folder, now: 0 }).store
  const here = open()
  const there = open()
  return {
    here,
    there,
    async remove() {
      await here.close()
      await there.close()
      rmSync(folder, { recursive: true })
    },
  }
})
