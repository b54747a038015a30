'use client'

import { useState } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { Tab, TabPanel, Tabs, TabsList } from '@/components/ui/tabs'
import type { Snippet } from '@/lib/rules/rule'

/** Right code to copy, one language at a time. */
export function CodeSnippets({ snippets }: { snippets: readonly Snippet[] }) {
  const [chosen, setChosen] = useState(snippets[0]?.title ?? '')
  const shown = snippets.find(({ title }) => title === chosen)
  if (!shown) return null
  return (
    <Tabs
      value={chosen}
      onValueChange={setChosen}
      className="min-w-0 overflow-hidden rounded-md border"
    >
      <div className="flex items-center gap-1 border-b pr-1">
        <TabsList aria-label="Language" className="flex-1 border-b-0">
          {snippets.map(({ title }) => (
            <Tab key={title} value={title} className="text-xs">
              {title}
            </Tab>
          ))}
        </TabsList>
        <CopyButton value={shown.code} label={`Copy the code for ${shown.title}`} />
      </div>
      {snippets.map(({ title, code }) => (
        <TabPanel
          key={title}
          value={title}
          className="max-h-96 overflow-auto bg-sunken -outline-offset-2"
        >
          <pre className="w-fit px-3 py-2 text-xs">
            <code>{code.trimEnd()}</code>
          </pre>
        </TabPanel>
      ))}
    </Tabs>
  )
}
