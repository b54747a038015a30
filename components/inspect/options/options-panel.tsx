'use client'

import { memo } from 'react'
import { Disclosure } from '@/components/ui/disclosure'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Panel } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import { changeSettings, type Settings } from '../paste-store'
import { CredentialField } from './credential-field'
import { keyOf, readKeyFile, readRootFile, rootOf } from './credential-file'

const ENVIRONMENTS = [
  { value: '', label: 'Any' },
  { value: 'Production', label: 'Production' },
  { value: 'Sandbox', label: 'Sandbox' },
  { value: 'Xcode', label: 'Xcode' },
  { value: 'LocalTesting', label: 'LocalTesting' },
] as const

/** How many things were given besides the paste. */
function given(settings: Settings): number {
  const { roots, keys, device, password, bundleId, appAppleId, environment } = settings
  const texts = [device, password, bundleId, appAppleId, environment]
  return roots.length + keys.length + texts.filter((text) => text.trim() !== '').length
}

/** What one knows besides: it makes more checks possible. */
export const OptionsPanel = memo(function OptionsPanel({ settings }: { settings: Settings }) {
  const count = given(settings)
  return (
    <Panel aria-label="Add a key, root, password or expectation">
      <Disclosure
        title="Add a key, root, password or expectation"
        aside={count === 0 ? null : `${count} given`}
        className="px-4 py-1.5"
      >
        <div className="-ml-5.5 grid gap-4 pt-2 pb-2">
          <CredentialField
            label="Keys to check a signature with"
            hint="A .p8 or a public key. It stays in this tab’s memory and is never sent or stored."
            noun="key"
            placeholder="-----BEGIN PRIVATE KEY-----"
            values={settings.keys.map((key, index) => ({
              name: key.name ?? `Key ${index + 1}`,
              pem: key.pem,
            }))}
            onChange={(keys) => changeSettings({ keys })}
            read={readKeyFile}
            parse={keyOf}
          />
          <CredentialField
            label="Roots to trust besides Apple’s"
            hint="Your Xcode or test root. It is named wherever it counts."
            noun="root"
            placeholder="-----BEGIN CERTIFICATE-----"
            values={settings.roots}
            onChange={(roots) => changeSettings({ roots })}
            read={readRootFile}
            parse={rootOf}
          />
          <Field label="Password of a .p12" hint="Stays in this tab’s memory.">
            <Input
              type="password"
              value={settings.password}
              onChange={(event) => changeSettings({ password: event.target.value })}
            />
          </Field>
          <Field
            label="Device identifier"
            hint="identifierForVendor, or a Mac’s MAC address: to check a receipt’s hash."
          >
            <Input
              mono
              value={settings.device}
              placeholder="12345678-90AB-CDEF-1234-567890ABCDEF"
              onChange={(event) => changeSettings({ device: event.target.value })}
            />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Expected bundle ID">
              <Input
                mono
                value={settings.bundleId}
                placeholder="com.example.app"
                onChange={(event) => changeSettings({ bundleId: event.target.value })}
              />
            </Field>
            <Field
              label="Expected app Apple ID"
              error={
                /^\d*$/.test(settings.appAppleId.trim())
                  ? undefined
                  : 'It is a number, as in the address of the app’s page in App Store Connect.'
              }
            >
              <Input
                mono
                inputMode="numeric"
                value={settings.appAppleId}
                placeholder="1234567890"
                onChange={(event) => changeSettings({ appAppleId: event.target.value })}
              />
            </Field>
            <Field label="Expected environment">
              <Select
                options={ENVIRONMENTS}
                value={settings.environment as (typeof ENVIRONMENTS)[number]['value']}
                onValueChange={(environment) => changeSettings({ environment })}
              />
            </Field>
          </div>
        </div>
      </Disclosure>
    </Panel>
  )
})
