'use client'

import { createContext, useContext } from 'react'

/** What a field tells the control inside it, so that label, hint and error are wired by aria. */
interface FieldWiring {
  id: string
  labelId: string
  describedBy: string | undefined
  invalid: boolean
}

export const FieldContext = createContext<FieldWiring | null>(null)

/** Props for a control that can be labelled by `<label for>`; what the caller sets wins. */
export function useControlProps(own: {
  id?: string | undefined
  'aria-describedby'?: string | undefined
  'aria-invalid'?: React.AriaAttributes['aria-invalid']
}) {
  const field = useContext(FieldContext)
  return {
    id: own.id ?? field?.id,
    'aria-describedby': own['aria-describedby'] ?? field?.describedBy,
    'aria-invalid': own['aria-invalid'] ?? (field?.invalid ? true : undefined),
  }
}

/** Props for a control made of several, such as a radio group: named by the label's id. */
export function useGroupProps(own: { 'aria-label'?: string | undefined }) {
  const field = useContext(FieldContext)
  return {
    id: field?.id,
    'aria-labelledby': own['aria-label'] ? undefined : field?.labelId,
    'aria-describedby': field?.describedBy,
  }
}
