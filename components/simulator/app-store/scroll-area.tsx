interface ScrollAreaProps {
  label: string
  children: React.ReactNode
}

/** A list that grows without moving what is below it. */
export function ScrollArea({ label, children }: ScrollAreaProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-128 overflow-y-auto focus-visible:-outline-offset-2"
    >
      {children}
    </section>
  )
}
