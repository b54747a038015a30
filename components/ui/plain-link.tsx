'use client'

import { useRouter } from 'next/navigation'
import type { MouseEvent, ReactNode } from 'react'

interface PlainLinkProps {
  href: string
  className?: string
  children: ReactNode
}

/**
 * A link that stays in the page, for lists of hundreds: Next’s own would be a good part of drawing
 * them. Nothing is fetched before it is clicked.
 */
export function PlainLink({ href, className, children }: PlainLinkProps) {
  const router = useRouter()

  function onClick(event: MouseEvent) {
    // With a key held it opens elsewhere, which is the browser's to do.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    router.push(href)
  }

  return (
    <a href={href} onClick={onClick} className={className}>
      {children}
    </a>
  )
}
