'use client'

import { Search } from 'lucide-react'
import { parseAsString, parseAsStringLiteral, useQueryState } from 'nuqs'
import { useRef, useState } from 'react'
import { LevelSymbols } from '@/components/findings/level-symbols'
import { useCommand } from '@/components/shell/commands'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { Segmented } from '@/components/ui/segmented'
import { useEarlyText } from '@/components/ui/use-early-text'
import { filterRules, type RuleGroupEntry, type RuleTexts } from './rule-entry'
import { RuleList } from './rule-list'
import { useRuleTexts } from './use-rule-texts'

const NO_TEXTS: RuleTexts = {}

const LEVELS = ['all', 'error', 'warning', 'notice'] as const

const LEVEL_OPTIONS = [
  { value: 'all', label: 'All' },
  { value: 'error', label: 'Errors' },
  { value: 'warning', label: 'Warnings' },
  { value: 'notice', label: 'Notices' },
] as const

/** Every rule by group; what is typed and chosen stands in the address. */
export function RuleIndex({ groups }: { groups: readonly RuleGroupEntry[] }) {
  const [words, setWords] = useQueryState('q', parseAsString.withDefault(''))
  const [level, setLevel] = useQueryState('level', parseAsStringLiteral(LEVELS).withDefault('all'))
  const input = useRef<HTMLInputElement>(null)
  useEarlyText(input, words, setWords)
  const [searching, setSearching] = useState(false)
  const texts = useRuleTexts(searching || words !== '')
  const found = filterRules(groups, { words, level }, texts.data ?? NO_TEXTS)
  // Until then, what is not found by its title may be found by its cause.
  const waits = words !== '' && texts.isPending
  const count = (rows: readonly RuleGroupEntry[]) =>
    rows.reduce((n, row) => n + row.rules.length, 0)
  useCommand({
    id: 'search-rules',
    title: 'Search the rules',
    icon: Search,
    run: () => input.current?.focus(),
  })

  return (
    <div className="grid gap-4">
      <LevelSymbols />
      <search className="flex flex-wrap items-center gap-3">
        <div className="relative w-full sm:max-w-sm">
          <Search
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-faint"
          />
          <Input
            ref={input}
            type="search"
            aria-label="Search the rules"
            placeholder="Topic, token, BadDeviceToken…"
            className="pl-8"
            value={words}
            onFocus={() => setSearching(true)}
            onChange={(event) => setWords(event.target.value || null)}
          />
        </div>
        <Segmented
          aria-label="Level"
          options={LEVEL_OPTIONS}
          value={level}
          onValueChange={(next) => setLevel(next)}
        />
        <p role="status" className="text-muted text-xs tabular-nums">
          {waits ? 'Searching' : `${count(found)} of ${count(groups)} rules`}
        </p>
        {words !== '' && texts.isError ? (
          <p role="alert" className="flex flex-wrap items-center gap-2 text-warning">
            The console did not answer, so titles and codes alone are searched.
            <Button size="sm" onClick={() => void texts.refetch()}>
              Try again
            </Button>
          </p>
        ) : null}
      </search>
      {found.map((group) => (
        <Panel key={group.id} aria-labelledby={group.id}>
          <PanelHeader title={group.title} titleId={group.id} aside={group.rules.length} />
          <p className="border-b px-4 py-2 text-muted">{group.about}</p>
          <RuleList rules={group.rules} label={group.title} />
        </Panel>
      ))}
      {found.length === 0 && !waits ? (
        <Panel aria-label="Nothing found">
          <EmptyState
            title={`No rule has ${words ? `“${words}”` : 'that level'}`}
            actions={
              <Button
                onClick={() => {
                  setWords(null)
                  setLevel(null)
                  input.current?.focus()
                }}
              >
                Show all rules
              </Button>
            }
          >
            The title, the code, the cause and the fix of every rule were searched.
          </EmptyState>
        </Panel>
      ) : null}
    </div>
  )
}
