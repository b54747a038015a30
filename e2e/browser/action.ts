import type { APIRequestContext, APIResponse } from '@playwright/test'
import { listActions } from '../http/endpoints'
import type { KeyFile } from './keys-page'

/**
 * Calls a server action as the browser does, without a browser: with its id, the console's own
 * origin and the cookies of the context.
 */
export async function callAction(
  request: APIRequestContext,
  origin: string,
  name: string,
  args: unknown[],
): Promise<APIResponse> {
  const { id, path } = find(name)
  return request.post(`${origin}${path}`, {
    headers: { 'Next-Action': id, Origin: origin, 'Content-Type': 'text/plain;charset=UTF-8' },
    data: JSON.stringify(args),
  })
}

type Upload = Pick<KeyFile, 'name' | 'buffer'>

/** The same for the one action that takes a form: an upload, whatever its bytes are. */
export async function uploadKey(
  request: APIRequestContext,
  origin: string,
  file: Upload | string,
  fields: Record<string, string> = {},
  from = origin,
): Promise<APIResponse> {
  const { id, path } = find('addKey')
  // As React writes a form that is the first argument: its fields, then where they belong.
  const multipart = new FormData()
  if (typeof file === 'string') multipart.append('_1_key', file)
  else multipart.append('_1_key', new File([new Uint8Array(file.buffer)], file.name))
  for (const [field, value] of Object.entries({ kind: 'apns', ...fields }))
    multipart.append(`_1_${field}`, value)
  multipart.append('0', '["$K1"]')
  const headers = { 'Next-Action': id, Origin: from }
  return request.post(`${origin}${path}`, { headers, multipart })
}

/** What the action returned: the second row of React's stream. */
export async function returned<T>(response: APIResponse): Promise<T> {
  const text = await response.text()
  const row = text.split('\n').find((line) => line.startsWith('1:'))
  if (row === undefined) throw new Error(`${response.status()}: no value in ${text.slice(0, 200)}`)
  return JSON.parse(row.slice(2)) as T
}

function find(name: string) {
  const action = listActions().find((row) => row.name.endsWith(` ${name}`))
  if (!action) throw new Error(`there is no action ${name}`)
  return action
}
