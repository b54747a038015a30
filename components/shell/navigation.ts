import {
  BadgeCheck,
  BookOpenText,
  ChartNoAxesGantt,
  KeyRound,
  type LucideIcon,
  ScanSearch,
  Send,
  Smartphone,
} from 'lucide-react'

interface NavigationRow {
  href: `/${string}`
  title: string
  icon: LucideIcon
  /** What one does there: the palette's second line and more to search in. */
  about: string
}

/** Every page of the console, in order. The first four stand in a phone's bottom bar. */
export const NAVIGATION: readonly NavigationRow[] = [
  {
    href: '/',
    title: 'Inspect',
    icon: ScanSearch,
    about: 'Paste anything: what it is, whether it is genuine, what is wrong',
  },
  { href: '/push', title: 'Push', icon: Send, about: 'Compose, send and explain a push' },
  {
    href: '/tokens',
    title: 'Tokens',
    icon: BadgeCheck,
    about: 'Why Apple refuses a JWT: claims, checks, and what was really signed',
  },
  {
    href: '/transactions',
    title: 'Transactions',
    icon: ChartNoAxesGantt,
    about: 'Look up a transaction: the life of a purchase, what they may use and why',
  },
  {
    href: '/simulator',
    title: 'Simulator',
    icon: Smartphone,
    about: 'Devices and lock screens of the built-in APNs, and an App Store with a clock to move',
  },
  { href: '/keys', title: 'Keys', icon: KeyRound, about: 'Upload, name and forget keys' },
  {
    href: '/rules',
    title: 'Rules',
    icon: BookOpenText,
    about: 'What is checked, why and how to fix it',
  },
]

/** Whether the page at `path` belongs to the row: itself or one below it. */
export function isCurrent(href: string, path: string): boolean {
  if (href === '/') return path === '/' || path.startsWith('/inspect/')
  return path === href || path.startsWith(`${href}/`)
}
