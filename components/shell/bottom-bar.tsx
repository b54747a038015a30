'use client'

import { Ellipsis } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { PageLink } from '@/components/ui/page-link'
import { Sheet, SheetContent, SheetTrigger } from '@/components/ui/sheet'
import { cn } from '@/lib/cn'
import { isCurrent, NAVIGATION } from './navigation'
import { ThemeChoice } from './theme-choice'

const CELL =
  'grid h-14 w-full content-center justify-items-center gap-0.5 text-xs -outline-offset-4'
const FIRST = 4

/** The navigation where the header has no room for it: four pages, and the rest in a sheet. */
export function BottomBar() {
  const path = usePathname()
  return (
    <nav
      aria-label="Pages"
      data-chrome
      className="fixed inset-x-0 bottom-0 z-30 border-t bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="grid grid-cols-5">
        {NAVIGATION.slice(0, FIRST).map(({ href, title, icon: Icon }) => {
          const current = isCurrent(href, path)
          return (
            <li key={href}>
              <PageLink
                href={href}
                aria-current={current ? 'page' : undefined}
                className={cn(CELL, current ? 'font-medium text-link' : 'text-muted')}
              >
                <Icon aria-hidden className="size-5" />
                {title}
              </PageLink>
            </li>
          )
        })}
        <li>
          <More />
        </li>
      </ul>
    </nav>
  )
}

function More() {
  const [open, setOpen] = useState(false)
  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger className={cn(CELL, 'text-muted')}>
        <Ellipsis aria-hidden className="size-5" />
        More
      </SheetTrigger>
      <SheetContent title="More">
        <ul>
          {NAVIGATION.slice(FIRST).map(({ href, title, icon: Icon }) => (
            <li key={href}>
              <PageLink
                href={href}
                className="flex h-11 items-center gap-3"
                onClick={() => setOpen(false)}
              >
                <Icon aria-hidden className="size-5 text-muted" />
                {title}
              </PageLink>
            </li>
          ))}
        </ul>
        <ThemeChoice />
      </SheetContent>
    </Sheet>
  )
}
