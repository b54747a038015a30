/** Brings the customer that is open into sight. */
export function showCustomer(): void {
  const there = document.getElementById('customer')
  there?.scrollIntoView({ block: 'start' })
  there?.focus({ preventScroll: true })
}
