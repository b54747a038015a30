import 'server-only'
import { type Result, refuse } from '../../apns/world/model'

export { type Result, refuse } from '../../apns/world/model'

export const DONE: Result = { ok: true }

export const no = (message: string): Result<never> => refuse('not-possible', message)
