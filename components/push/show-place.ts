/** Brings the field of a finding into sight and gives it the focus. `at` is a `Finding.at`. */
export function showPlace(at: string): void {
  const field = document.querySelector<HTMLElement>(`[data-at="${CSS.escape(at)}"]`)
  if (!field) return
  field.closest('details')?.setAttribute('open', '')
  field.scrollIntoView({ block: 'center', behavior: 'smooth' })
  field
    .querySelector<HTMLElement>('input, button, textarea, select, a')
    ?.focus({ preventScroll: true })
}
