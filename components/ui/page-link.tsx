'use client'

import Link from 'next/link'
import { useState } from 'react'

interface PageLinkProps extends Omit<React.ComponentProps<typeof Link>, 'prefetch'> {
  /** Not before it is clicked, such as where the address has something in it that was pasted. */
  prefetch?: false
}

/**
 * A link to a page of the console, which is fetched when somebody points at it or comes to it by
 * keys. Next’s own fetches every page in sight as soon as it is drawn, twice: that was sixteen
 * requests a page, and more work for the server than the page itself.
 */
export function PageLink({ prefetch, onPointerEnter, onFocus, ...props }: PageLinkProps) {
  const [near, setNear] = useState(false)
  return (
    <Link
      prefetch={prefetch ?? (near ? null : false)}
      onPointerEnter={(event) => {
        setNear(true)
        onPointerEnter?.(event)
      }}
      onFocus={(event) => {
        setNear(true)
        onFocus?.(event)
      }}
      {...props}
    />
  )
}
