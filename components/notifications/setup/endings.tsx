'use client'

import { Eraser, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { usePage } from '../page-actions'
import { useChange } from './use-change'

/** Both cannot be taken back, so each is asked for twice. */
export function Endings({ id, onForgotten }: { id: string; onForgotten: () => void }) {
  const { actions } = usePage()
  const [asked, setAsked] = useState<'clear' | 'forget' | null>(null)
  const clear = useChange(
    () => actions.clearInbox(id),
    () => setAsked(null),
  )
  const forget = useChange(() => actions.forgetInbox(id), onForgotten)
  if (asked === null) {
    return (
      <div className="flex flex-wrap gap-2 border-t pt-3">
        <Button size="sm" onClick={() => setAsked('clear')}>
          <Eraser />
          Clear
        </Button>
        <Button size="sm" variant="danger" onClick={() => setAsked('forget')}>
          <Trash2 />
          Forget this inbox
        </Button>
      </div>
    )
  }
  const isClear = asked === 'clear'
  return (
    <div role="alert" className="grid gap-2 border-t pt-3">
      <p>
        {isClear
          ? 'Everything in it is deleted. Its address stays.'
          : 'Everything in it is deleted, and its address answers 404 from now on. Remove it from App Store Connect first.'}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          variant="danger-solid"
          busy={clear.isPending || forget.isPending}
          onClick={() => (isClear ? clear.mutate() : forget.mutate())}
        >
          {isClear ? 'Delete everything in it' : 'Forget it'}
        </Button>
        <Button size="sm" onClick={() => setAsked(null)}>
          Keep it
        </Button>
      </div>
    </div>
  )
}
