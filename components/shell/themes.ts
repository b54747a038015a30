import { type LucideIcon, Monitor, Moon, Sun } from 'lucide-react'

/** The three choices; `system` follows the machine. */
export const THEMES: readonly {
  value: 'system' | 'light' | 'dark'
  title: string
  icon: LucideIcon
}[] = [
  { value: 'system', title: 'System', icon: Monitor },
  { value: 'light', title: 'Light', icon: Sun },
  { value: 'dark', title: 'Dark', icon: Moon },
]
