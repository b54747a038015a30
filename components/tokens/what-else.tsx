'use client'

import { memo } from 'react'
import { Field } from '@/components/ui/field'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import type { PastedKey } from '@/lib/inspect'
import { visible } from '@/lib/text/visible'
import { CredentialField } from '../inspect/options/credential-field'
import { keyOf, readKeyFile } from '../inspect/options/credential-file'
import { changeSettings } from '../inspect/paste-store'
import { PURPOSES, type Purpose } from './formats'
import { setPurpose } from './token-store'

interface WhatElseProps {
  purpose: Purpose
  keys: readonly PastedKey[]
  /** What a sample brought along. */
  own: readonly PastedKey[]
  /** Of the keys that are kept, those that the token has to do with. */
  kept: readonly PastedKey[]
}

/** What makes more checks possible: what the token is for, and the key that should have signed it. */
export const WhatElse = memo(function WhatElse({ purpose, keys, own, kept }: WhatElseProps) {
  return (
    <Panel aria-labelledby="what-else-title">
      <PanelHeader
        title="Check it further"
        titleId="what-else-title"
        aside={<span role="status">{given(keys.length)}</span>}
      />
      <div className="grid gap-4 p-4">
        <Field
          label="What is it for?"
          hint="A token made for one of Apple’s services is refused by the others."
        >
          <Select options={PURPOSES} value={purpose} onValueChange={setPurpose} />
        </Field>
        <CredentialField
          label="Keys that may have signed it"
          hint="A .p8 or a public key; the file name contains its Key ID. In this tab’s memory until you reload: never sent, never stored."
          noun="key"
          placeholder="-----BEGIN PRIVATE KEY-----"
          values={keys.map((key, index) => ({
            name: key.name ?? `Key ${index + 1}`,
            pem: key.pem,
          }))}
          onChange={(changed) => changeSettings({ keys: changed })}
          read={readKeyFile}
          parse={keyOf}
        />
        {kept.length === 0 ? null : (
          <p className="text-muted">
            Checked with the public half of{' '}
            {kept.map(({ name }) => visible(name ?? 'a key')).join(', ')}, kept in this session or
            browser. The token is not sent for it.
          </p>
        )}
        {own.length === 0 ? null : (
          <p className="text-muted">
            With the sample came {own.map(({ name }) => visible(name ?? 'its key')).join(', ')}: it
            is used for the sample only.
          </p>
        )}
      </div>
    </Panel>
  )
})

const given = (count: number): string =>
  count === 0 ? '' : count === 1 ? '1 key given' : `${count} keys given`
