'use client'

import type { ReactNode } from 'react'
import { useFollowLinks } from './use-follow-links'

interface PlainLinkProps {
  href: string
  className?: string
  children: ReactNode
}

/** A link that stays in the page. Nothing is fetched before it is clicked. */
export function PlainLink({ href, className, children }: PlainLinkProps) {
  const onClick = useFollowLinks()
  return (
    <a href={href} onClick={onClick} className={className}>
      {children}
    </a>
  )
}
