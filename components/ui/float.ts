/** The one look of what floats: menus, popovers, lists of suggestions. */
export const FLOAT =
  'z-50 rounded-lg border bg-raised text-base text-foreground shadow-float outline-none ' +
  'data-[state=open]:animate-appear data-[state=delayed-open]:animate-appear print:hidden'

/** A row in such a list. The bar at its left says which one the keyboard is on. */
export const FLOAT_ITEM =
  'relative flex min-h-7 cursor-default select-none items-center gap-2 rounded-md px-2 py-1 outline-none ' +
  'max-sm:min-h-11 ' +
  'data-highlighted:bg-hover data-highlighted:shadow-[inset_2px_0_0_var(--focus)] ' +
  // cmdk says data-disabled="false" where Radix leaves the attribute out.
  '[&[data-disabled]:not([data-disabled=false])]:text-faint ' +
  '[&_svg]:size-4 [&_svg]:shrink-0'
