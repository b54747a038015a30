// Loaded into the server before Next. It counts what the guard decides, and answers the test that
// started the server over the channel between the two.
import { createHash } from 'node:crypto'
import { subscribe } from 'node:diagnostics_channel'

const passed = { page: 0, route: 0, action: 0, webhook: 0 }
const refused = { page: 0, route: 0, action: 0, webhook: 0 }

subscribe('assay.guard', (message) => {
  const { entry, check } = message as { entry: keyof typeof passed; check: { ok: boolean } }
  if (check.ok) passed[entry]++
  else refused[entry]++
})

process.on('message', (question) => {
  if (question !== 'report') return
  const key = process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY
  process.send?.({
    passed,
    refused,
    actionsKey: key ? createHash('sha256').update(key).digest('hex') : null,
  })
})
