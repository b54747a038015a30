'use client'

import { later } from '@/components/ui/later'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { toast } from '@/components/ui/toast'
import { BROWSER_KEY_PROTECTION } from '@/lib/session/browser-key'
import type { KeyChange } from '@/lib/session/key-change'
import type { SimulatorAnswer } from '@/lib/simulator/actions'
import { changeBrowserKey, forgetBrowserKey } from './browser-keys'
import { useBrowserKeys } from './use-browser-keys'

const KeyTable = later(() => import('../key-table').then((module) => module.KeyTable))

/** Tells the simulator the public half of a key that the server does not have. */
export type RegisterPublicKey = (half: {
  keyId: string
  teamId: string
  pem: string
}) => Promise<SimulatorAnswer>

/** The keys that this browser keeps, in sight where there is one. */
export function BrowserKeyPanel({ registerPublicKey }: { registerPublicKey: RegisterPublicKey }) {
  const { keys } = useBrowserKeys()
  if (keys.length === 0) return null

  async function register(id: string): Promise<SimulatorAnswer> {
    const key = keys.find((row) => row.id === id)
    if (!key) return { ok: false, message: GONE }
    const { keyId, teamId, pem } = key
    return registerPublicKey({ keyId, teamId, pem })
  }

  return (
    <Panel aria-labelledby="browser-keys-title">
      <PanelHeader title="In this browser" titleId="browser-keys-title" aside={keys.length} />
      <KeyTable
        label="Keys of this browser"
        keys={keys.map((key) => ({ ...key, expires: null }))}
        changeKey={change}
        forgetKey={forget}
        registerKey={register}
        onChanged={() => {}}
        onForgotten={({ name }) => toast(`${name} is forgotten.`)}
      />
      <div className="grid gap-1 border-t px-4 py-3 text-muted text-xs">
        <p className="max-w-prose">{BROWSER_KEY_PROTECTION.from}</p>
        <p className="max-w-prose">{BROWSER_KEY_PROTECTION.notFrom}</p>
      </div>
    </Panel>
  )
}

const GONE = 'The key is no longer kept in this browser.'

async function change(id: string, said: KeyChange) {
  if (await changeBrowserKey(id, said)) return { ok: true } as const
  const problem = { code: 'gone', title: 'The key is gone', message: GONE, fix: 'Add it again.' }
  return { ok: false, problem } as const
}

async function forget(id: string) {
  await forgetBrowserKey(id)
  return { how: 'deleted' } as const
}
