import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { cn } from '@/lib/cn'
import {
  KEY_ID,
  KEY_KIND,
  type KeyIdName,
  type KeyIds,
  type KeyKind,
} from '@/lib/session/key-kinds'
import { keyProblems } from '@/lib/session/key-problems'

interface KeyIdFieldsProps {
  /** `null`: nobody has said, so there is the id that every kind has. */
  kind: KeyKind | null
  ids: KeyIds
  /** Those that are asked for; all of the kind where it is left out. */
  only?: readonly KeyIdName[]
  onChange: (ids: KeyIds) => void
  /** What to say under a field instead of where its value is found. */
  hints?: Partial<Record<KeyIdName, string>>
  /** Leaves out what stands under the fields, but for what is odd. */
  terse?: boolean
}

const WIDTH: Partial<Record<KeyIdName, string>> = {
  keyId: 'basis-36',
  teamId: 'basis-36',
  issuerId: 'basis-80',
  bundleId: 'basis-56',
  appAppleId: 'basis-40',
}

/** The ids that a key of the kind has, with what is odd about each. Nothing odd is refused. */
export function KeyIdFields(props: KeyIdFieldsProps) {
  const { kind, ids, only, onChange, hints = {}, terse } = props
  const problems = kind === null ? {} : keyProblems(kind, ids)
  const names: readonly KeyIdName[] = only ?? (kind === null ? ['keyId'] : KEY_KIND[kind].ids)
  return names.map((id) => {
    const { label, hint, placeholder } = KEY_ID[id]
    const own =
      id === 'issuerId' && kind === 'connect' ? `${hint} Leave it empty for a personal key.` : hint
    return (
      <Field
        key={id}
        label={label}
        hint={terse ? undefined : (hints[id] ?? own)}
        error={problems[id]}
        className={cn('max-w-full grow', WIDTH[id])}
      >
        <Input
          mono
          value={ids[id]}
          maxLength={id === 'bundleId' ? 255 : 64}
          placeholder={placeholder}
          onChange={(event) => onChange({ ...ids, [id]: event.target.value })}
        />
      </Field>
    )
  })
}
