'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

interface TextSettingProps {
  label: string
  hint?: string
  initial: string
  action: string
  /** Not shown while it is typed, and emptied when it was saved. */
  secret?: boolean
  busy: boolean
  onSave: (value: string) => void
}

/** One line to type and a button that saves it. */
export function TextSetting(props: TextSettingProps) {
  const { label, hint, initial, action, secret = false, busy, onSave } = props
  const [value, setValue] = useState(initial)
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        onSave(value)
        if (secret) setValue('')
      }}
    >
      <Field label={label} hint={hint}>
        <Input
          type={secret ? 'password' : 'text'}
          mono={secret}
          maxLength={secret ? 1024 : 80}
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
      </Field>
      <Button type="submit" size="sm" className="w-fit" busy={busy} disabled={value === initial}>
        {action}
      </Button>
    </form>
  )
}
