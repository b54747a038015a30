import type { Level } from '@/lib/rules/rule'
import { LEVELS } from './levels'

const idOf = (level: string) => `level-${level}`

/** The icons of the levels, drawn once in a page whose lists of hundreds refer to them. */
export function LevelSymbols() {
  return (
    <svg aria-hidden className="absolute size-0">
      {Object.entries(LEVELS).map(([level, { icon: Icon }]) => (
        <symbol key={level} id={idOf(level)} viewBox="0 0 24 24">
          <Icon />
        </symbol>
      ))}
    </svg>
  )
}

/** One of them; `LevelSymbols` has to stand in the page. */
export function LevelSymbol({ level }: { level: Level }) {
  return (
    <svg aria-hidden className={LEVELS[level].text}>
      <use href={`#${idOf(level)}`} />
    </svg>
  )
}
