import {
  CircleCheck,
  CircleDashed,
  CircleMinus,
  CircleX,
  Info,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react'

/** What a colour may mean. Each has an icon and a word, so that it survives grey-scale. */
export type Meaning = 'pass' | 'fail' | 'warning' | 'unverified' | 'notice' | 'skipped'

interface MeaningLook {
  word: string
  icon: LucideIcon
  /** Text and icon. */
  text: string
  /** A quiet background for a line or a badge. */
  soft: string
}

export const MEANINGS: Record<Meaning, MeaningLook> = {
  pass: { word: 'Pass', icon: CircleCheck, text: 'text-pass', soft: 'bg-pass-soft' },
  fail: { word: 'Fail', icon: CircleX, text: 'text-fail', soft: 'bg-fail-soft' },
  warning: { word: 'Warning', icon: TriangleAlert, text: 'text-warning', soft: 'bg-warning-soft' },
  unverified: {
    word: 'Unverified',
    icon: CircleDashed,
    text: 'text-unverified',
    soft: 'bg-unverified-soft',
  },
  notice: { word: 'Notice', icon: Info, text: 'text-notice', soft: 'bg-notice-soft' },
  skipped: { word: 'Skipped', icon: CircleMinus, text: 'text-notice', soft: 'bg-notice-soft' },
}
