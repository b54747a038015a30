/**
 * A shade at the left or right edge of what scrolls sideways, as long as there is more that way. The
 * two covers move with the content (`local`) and lie over the shades where the content ends.
 */
export const EDGE_SHADE = [
  '[background-attachment:local,local,scroll,scroll]',
  '[background-image:linear-gradient(to_right,var(--surface)_40%,transparent),linear-gradient(to_left,var(--surface)_40%,transparent),linear-gradient(to_right,color-mix(in_oklch,var(--foreground)_18%,transparent),transparent),linear-gradient(to_left,color-mix(in_oklch,var(--foreground)_18%,transparent),transparent)]',
  '[background-position:left,right,left,right]',
  '[background-repeat:no-repeat]',
  '[background-size:2.5rem_100%,2.5rem_100%,1rem_100%,1rem_100%]',
].join(' ')
