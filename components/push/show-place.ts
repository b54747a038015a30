const CONTROLS = ['[role="radio"][aria-checked="true"]', 'input, button, textarea, select', 'a']

/** Brings the field of a finding into sight and gives it the focus. `at` is a `Finding.at`. */
export function showPlace(at: string): void {
  const field = document.querySelector<HTMLElement>(`[data-at="${CSS.escape(at)}"]`)
  if (!field) return
  field.closest('details')?.setAttribute('open', '')
  field.scrollIntoView({ block: 'center', behavior: 'smooth' })
  // A field may have a link beside its label: the control comes first.
  const control = CONTROLS.map((selector) => field.querySelector<HTMLElement>(selector)).find(
    (found) => found !== null,
  )
  control?.focus({ preventScroll: true })
}
