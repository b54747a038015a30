import { Badge } from '@/components/ui/badge'
import type { Level } from '@/lib/rules/rule'

const MEANING = { error: 'fail', warning: 'warning', notice: 'notice' } as const
const WORD = { error: 'Error', warning: 'Warning', notice: 'Notice' } as const

export function LevelBadge({ level }: { level: Level }) {
  return <Badge meaning={MEANING[level]}>{WORD[level]}</Badge>
}
