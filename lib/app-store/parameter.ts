import type { IdKind } from './call'

/** One parameter of a call: what Apple documents of it. */
export interface Parameter {
  name: string
  /** A few words, no full stop. */
  title: string
  /** What it does: a sentence. */
  about: string
  form: ParameterForm
  required?: true
  /** It may be given several times. */
  repeats?: true
}

export type ParameterForm =
  /** An id of digits; `takes` are the kinds that the call accepts. */
  | { is: 'id'; takes: readonly IdKind[] }
  | { is: 'order-id' | 'text' | 'uuid' | 'boolean' }
  /** Milliseconds since 1970 UTC. */
  | { is: 'instant' }
  | { is: 'number'; least: number; most: number; values?: Readonly<Record<string, string>> }
  /** One of these, each with what it means. */
  | { is: 'one-of'; values: Readonly<Record<string, string>> }

/** The same in words, for the field of a form; `null`: there is nothing to say. */
export function limitOf({ form }: Parameter): string | null {
  switch (form.is) {
    case 'instant':
      return 'milliseconds since 1970 UTC'
    case 'number':
      return `${form.least} to ${form.most}`
    case 'one-of':
      return Object.keys(form.values).join(', ')
    case 'uuid':
      return 'a UUID'
    case 'boolean':
      return 'true or false'
    case 'id':
      return form.takes.join(', ')
    default:
      return null
  }
}
