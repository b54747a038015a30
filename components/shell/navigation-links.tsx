'use client'

import { usePathname } from 'next/navigation'
import { PageLink } from '@/components/ui/page-link'
import { cn } from '@/lib/cn'
import { isCurrent, NAVIGATION } from './navigation'

/** The header's row of pages; phones and tablets have the bottom bar instead. */
export function NavigationLinks() {
  const path = usePathname()
  return (
    <nav aria-label="Pages" className="min-w-0 overflow-x-auto max-lg:hidden">
      <ul className="flex h-12 items-center gap-0.5 px-1">
        {NAVIGATION.map(({ href, title }) => {
          const current = isCurrent(href, path)
          return (
            <li key={href}>
              <PageLink
                href={href}
                aria-current={current ? 'page' : undefined}
                className={cn(
                  'flex h-7 items-center rounded-md px-2.5 transition-colors max-xl:px-2 hover:text-foreground',
                  current ? 'bg-hover font-medium text-foreground' : 'text-muted',
                )}
              >
                {title}
              </PageLink>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
