import type { JsonObject, JsonValue } from '../../json/node'
import type { Context } from '../decoder'
import type { Inspection } from '../inspection'

/** What stands under a name in base64, read on its own; none where there is nothing. */
export async function receiptPart(
  value: JsonObject,
  name: string,
  context: Context,
): Promise<Inspection[]> {
  const text: JsonValue | undefined = value[name]
  if (typeof text !== 'string' || text.trim() === '') return []
  const part = await context.part(text, name)
  // What no decoder recognises stands where a receipt should: it is told as one what is wrong.
  return [part.format === 'unknown' ? await context.part(text, name, 'app-receipt') : part]
}
