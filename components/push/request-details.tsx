'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { toCurl } from '@/lib/push/curl'
import type { SigningKey } from '@/lib/push/request'
import { devicePath, headersAsText } from '@/lib/push/wire'
import { WireText } from './raw-answer'
import type { RequestPanelProps } from './request-panel'

const MADE_WHEN_SENT = 'a new UUID for each send'

/** The request as it will go, and as a command. The provider token stays masked until asked for. */
export function RequestDetails(props: RequestPanelProps) {
  const { request, dialled, reveal } = props
  const [revealed, setRevealed] = useState<{ token: string; key: SigningKey } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  // Another key, or another id of it, would sign another token.
  const token = revealed !== null && sameKey(revealed.key, request.key) ? revealed.token : null

  async function show() {
    const { key } = request
    if (token !== null || key === null) return setRevealed(null)
    const answer = await reveal(key)
    if ('problem' in answer) return setProblem(answer.problem)
    setProblem(null)
    setRevealed({ token: answer.token, key })
  }

  async function curlWithToken(): Promise<string> {
    if (request.key === null) throw new Error('no key is chosen')
    const answer = await reveal(request.key)
    if ('problem' in answer) throw new Error(answer.problem)
    return curl(`bearer ${answer.token}`)
  }

  function curl(authorization: string | null): string {
    if (dialled === null) throw new Error('the address is not known yet')
    const apnsId = request.apnsId || crypto.randomUUID()
    return toCurl(request, { ...dialled, authorization, apnsId })
  }

  const headers: [string, string][] = [
    [':method', 'POST'],
    [':path', devicePath(request.deviceToken)],
    ['authorization', token === null ? 'bearer ••••••••' : `bearer ${token}`],
    ...headersAsText(request, MADE_WHEN_SENT),
  ]
  return (
    <div className="grid gap-2">
      <WireText lines={headers} body={request.payload} />
      {problem ? (
        <p role="alert" className="text-fail text-xs">
          {problem}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {dialled ? (
          <CopyButton
            value={() => curl(null)}
            label="Copy as curl, token masked"
            variant="secondary"
          >
            Copy as curl
          </CopyButton>
        ) : null}
        {dialled && request.key ? (
          <CopyButton
            value={curlWithToken}
            label="Copy as curl with the provider token in it"
            variant="secondary"
          >
            Copy with token
          </CopyButton>
        ) : null}
        {request.key ? (
          <Button size="sm" onClick={show}>
            {token === null ? <Eye /> : <EyeOff />}
            {token === null ? 'Show token' : 'Hide token'}
          </Button>
        ) : null}
      </div>
      <p className="text-muted text-xs">
        A provider token is good for up to an hour to whoever holds it. Without it, the command
        reads it from the variable PROVIDER_TOKEN.
      </p>
    </div>
  )
}

function sameKey(one: SigningKey, other: SigningKey | null): boolean {
  return one.id === other?.id && one.keyId === other.keyId && one.teamId === other.teamId
}
