'use client'

import { Clapperboard, Clock } from 'lucide-react'
import { usePathname, useRouter } from 'next/navigation'
import { useCommand } from '@/components/shell/commands'
import { PageLink } from '@/components/ui/page-link'
import { cn } from '@/lib/cn'

const PARTS = [
  { href: '/simulator', title: 'Devices' },
  { href: '/simulator/app-store', title: 'App Store' },
] as const

/** The simulator's two pages, and what one can do on the second from either. */
export function SimulatorParts() {
  const path = usePathname()
  const go = useGoTo()
  useCommand({
    id: 'start-scenario',
    title: 'Start a scenario',
    icon: Clapperboard,
    keywords: ['app store', 'customer', 'subscription', 'purchase', 'refund'],
    run: () => go('scenarios'),
  })
  useCommand({
    id: 'move-clock',
    title: 'Move the App Store’s clock',
    icon: Clock,
    keywords: ['time', 'advance', 'renewal', 'speed', 'sandbox'],
    run: () => go('clock'),
  })
  return (
    <nav aria-label="Parts of the simulator" className="mb-4 flex gap-1 border-b">
      {PARTS.map(({ href, title }) => {
        const here = path === href
        return (
          <PageLink
            key={href}
            href={href}
            aria-current={here ? 'page' : undefined}
            className={cn(
              'flex h-10 items-center rounded-md px-2 text-muted -outline-offset-2 transition-colors hover:text-foreground max-sm:h-11 max-sm:px-3',
              here && 'font-medium text-foreground shadow-[inset_0_-2px_0_var(--accent)]',
            )}
          >
            {title}
          </PageLink>
        )
      })}
    </nav>
  )
}

/** To a part of the App Store's page: the focus moves there where it is on the screen already. */
function useGoTo() {
  const router = useRouter()
  return (id: string) => {
    const there = document.getElementById(id)
    if (!there) return router.push(`/simulator/app-store#${id}`)
    there.scrollIntoView({ block: 'start' })
    there.focus({ preventScroll: true })
  }
}
