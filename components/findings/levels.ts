import { CircleX, Info, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { Level } from '@/lib/rules/rule'

interface LevelLook {
  word: string
  icon: LucideIcon
  text: string
  soft: string
  /** What a finding of this level means. */
  about: string
}

export const LEVELS: Record<Level, LevelLook> = {
  error: {
    word: 'Error',
    icon: CircleX,
    text: 'text-fail',
    soft: 'bg-fail-soft',
    about: 'Apple’s documentation says that this is refused.',
  },
  warning: {
    word: 'Warning',
    icon: TriangleAlert,
    text: 'text-warning',
    soft: 'bg-warning-soft',
    about: 'It may be accepted, but it probably does not do what you meant.',
  },
  notice: {
    word: 'Notice',
    icon: Info,
    text: 'text-notice',
    soft: 'bg-notice-soft',
    about: 'Nothing is wrong; this is good to know.',
  },
}
