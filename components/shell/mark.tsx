/** ◇: the outline of a hallmark's punch. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" fill="none" className={className}>
      <path
        d="M8 1.25 14.75 8 8 14.75 1.25 8Z"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <path d="M8 5.6 10.4 8 8 10.4 5.6 8Z" fill="currentColor" />
    </svg>
  )
}
