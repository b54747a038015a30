'use client'

import { useTheme } from 'next-themes'
import { Field } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { THEMES } from './themes'

export function ThemeChoice() {
  const { theme, setTheme } = useTheme()
  return (
    <Field label="Theme">
      <Segmented
        stretch
        options={THEMES.map(({ value, title, icon: Icon }) => ({
          value,
          label: (
            <>
              <Icon aria-hidden className="size-4" />
              {title}
            </>
          ),
        }))}
        value={THEMES.find((row) => row.value === theme)?.value ?? 'system'}
        onValueChange={setTheme}
      />
    </Field>
  )
}
