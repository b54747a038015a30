'use client'

import { useState } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { Tab, TabPanel, Tabs, TabsList } from '@/components/ui/tabs'
import type { Snippet } from '@/lib/rules/rule'

/** Right code to copy, one language at a time. */
export function CodeSnippets({ snippets }: { snippets: readonly Snippet[] }) {
  // By place: a title has spaces, which an id must not have.
  const [chosen, setChosen] = useState('0')
  const shown = snippets[Number(chosen)]
  if (!shown) return null
  return (
    <Tabs
      value={chosen}
      onValueChange={setChosen}
      className="min-w-0 overflow-hidden rounded-md border"
    >
      <div className="flex items-center gap-1 border-b pr-1 print:hidden">
        <TabsList aria-label="Language" className="flex-1 border-b-0">
          {snippets.map(({ title }, index) => (
            <Tab key={title} value={String(index)} className="text-xs">
              {title}
            </Tab>
          ))}
        </TabsList>
        <CopyButton value={shown.code} label={`Copy the code for ${shown.title}`} />
      </div>
      {snippets.map(({ title, code }, index) => (
        <TabPanel
          key={title}
          value={String(index)}
          className="max-h-96 overflow-auto bg-sunken -outline-offset-2 print:max-h-none print:overflow-visible"
        >
          <pre className="w-fit px-3 py-2 text-xs">
            <code>{code.trimEnd()}</code>
          </pre>
        </TabPanel>
      ))}
    </Tabs>
  )
}
