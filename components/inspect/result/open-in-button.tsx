'use client'

import { KeyRound, Send } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { changeDraft } from '@/components/push/use-draft'
import { takeInputs, takeSample } from '@/components/tokens/token-store'
import { Button } from '@/components/ui/button'
import type { OpensIn } from '@/lib/inspect/opens-in'
import type { PastedInput } from '../engine/protocol'
import { currentState, NOTHING_GIVEN, newId } from '../paste-store'

const LOOKS = { push: Send, tokens: KeyRound } as const

interface OpenInButtonProps {
  where: OpensIn
  input: PastedInput
}

/** Goes to the page that is made for it. What it takes along goes in this tab’s memory, never in the address. */
export function OpenInButton({ where, input }: OpenInButtonProps) {
  const router = useRouter()
  const Icon = LOOKS[where.page]
  return (
    <Button
      size="sm"
      onClick={() => {
        if (where.page === 'push') changeDraft({ deviceToken: where.deviceToken })
        else carryToken(input)
        router.push(`/${where.page}`)
      }}
    >
      <Icon className="size-3.5!" />
      {where.label}
    </Button>
  )
}

/** Each page wipes its own bytes; what a sample brings along goes with it. */
function carryToken(input: PastedInput): void {
  const own = { ...input, id: newId(), bytes: input.bytes?.slice() ?? null }
  const paste = currentState().pastes.find((row) => row.input.id === input.id)
  if (paste && paste.given !== NOTHING_GIVEN) takeSample(own, paste.given)
  else takeInputs([own])
}
