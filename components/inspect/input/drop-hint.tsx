/** Over the whole page while something is dragged across it. */
export function DropHint({ children }: { children: string }) {
  return (
    <div
      aria-hidden
      className="pointer-events-none fixed inset-2 z-40 grid place-items-center rounded-lg border-2 border-accent border-dashed bg-[color-mix(in_oklch,var(--background)_70%,transparent)]"
    >
      <p className="rounded-lg border bg-raised px-4 py-2 text-lg shadow-float">{children}</p>
    </div>
  )
}
