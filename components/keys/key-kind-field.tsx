import { Field } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { KEY_KIND, KEY_KINDS, type KeyKind } from '@/lib/session/key-kinds'

interface KeyKindFieldProps {
  /** `null`: nobody has said. */
  kind: KeyKind | null
  onChange: (kind: KeyKind) => void
  error?: string | undefined
  hint?: string | undefined
}

// All three have to fit beside each other on a phone.
const OPTIONS = KEY_KINDS.map((value) => ({
  value,
  label: value === 'connect' ? 'Connect' : KEY_KIND[value].label,
}))

/** What the key is for. Neither the key nor, of most, the file's name tells. */
export function KeyKindField({ kind, onChange, error, hint }: KeyKindFieldProps) {
  return (
    <Field label="What it is for" error={error} hint={hint ?? (kind && KEY_KIND[kind].about)}>
      <Segmented options={OPTIONS} value={kind} onValueChange={onChange} />
    </Field>
  )
}
