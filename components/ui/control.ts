/** The box that a person types into or picks from: one look for input, textarea, select, combobox. */
export const CONTROL =
  'w-full min-w-0 text-ellipsis rounded-md border border-control bg-surface px-2.5 text-base text-foreground ' +
  'transition-colors hover:border-muted focus-visible:border-focus focus-visible:outline-offset-0 ' +
  'aria-invalid:border-fail aria-invalid:focus-visible:border-fail aria-invalid:focus-visible:outline-fail ' +
  'disabled:cursor-not-allowed disabled:border-border disabled:bg-sunken disabled:text-muted ' +
  // 16 px, or a phone's browser zooms in on focus.
  'max-sm:text-lg'

export const CONTROL_HEIGHT = 'h-8 max-sm:h-11'
