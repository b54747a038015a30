'use client'

import { useCommandState } from 'cmdk'
import { useEffect, useRef } from 'react'

/**
 * Says to a screen reader which option is chosen. cmdk 1.1 goes on naming the one before, which may
 * not even be on the list any more. https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function ActiveOption() {
  const here = useRef<HTMLSpanElement>(null)
  const value = useCommandState((state) => state.value)
  const search = useCommandState((state) => state.search)
  const named = useCommandState((state) => state.selectedItemId)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever cmdk changes, it is read anew
  useEffect(() => {
    const root = here.current?.closest('[cmdk-root]')
    const id = root?.querySelector('[cmdk-item][aria-selected="true"]')?.id
    for (const element of root?.querySelectorAll('[cmdk-input], [cmdk-list]') ?? []) {
      if (id) element.setAttribute('aria-activedescendant', id)
      else element.removeAttribute('aria-activedescendant')
    }
  }, [value, search, named])
  return <span ref={here} hidden />
}
