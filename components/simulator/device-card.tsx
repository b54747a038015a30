'use client'

import { Ellipsis, Plus, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { useDraft } from '@/components/push/use-draft'
import { useEnvironment } from '@/components/shell/environment'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Disclosure } from '@/components/ui/disclosure'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { Input } from '@/components/ui/input'
import { PageLink } from '@/components/ui/page-link'
import { Panel } from '@/components/ui/panel'
import { Switch } from '@/components/ui/switch'
import { findPushType } from '@/lib/apple/push-types'
import { topicFor } from '@/lib/apple/topic'
import type {
  SimulatedApp,
  SimulatedDevice,
  SimulatedTeam,
  TokenPurpose,
} from '@/lib/simulator/state'
import { DeviceScreen } from './device-screen'
import { InstallApp } from './install-app'
import { type RunCommand, useRun } from './use-run'

interface DeviceCardProps {
  device: SimulatedDevice
  teams: readonly SimulatedTeam[]
  run: RunCommand
}

/** One simulated phone: its switch, its screen, its apps and their tokens. */
export function DeviceCard({ device, teams, run }: DeviceCardProps) {
  const command = useRun(run)
  const [renaming, setRenaming] = useState(false)
  const [installing, setInstalling] = useState(false)
  return (
    <Panel aria-label={device.name} className="grid grid-cols-[minmax(0,1fr)] content-start">
      <header className="flex min-h-10 items-center gap-2 border-b py-1 pr-2 pl-4">
        <Smartphone aria-hidden className="size-4 shrink-0 text-muted" />
        {renaming ? (
          <Rename
            name={device.name}
            onDone={(name) => {
              setRenaming(false)
              if (name !== device.name)
                command.mutate({ do: 'rename-device', deviceId: device.id, name })
            }}
          />
        ) : (
          <h2 className="min-w-0 flex-1 truncate text-base">{device.name}</h2>
        )}
        <Switch
          label={device.online ? 'On' : 'Off'}
          aria-label={`${device.name} is on`}
          checked={device.online}
          onCheckedChange={(online) =>
            command.mutate({ do: 'set-online', deviceId: device.id, online })
          }
        />
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button size="icon-sm" variant="ghost" aria-label={`More for ${device.name}`}>
              <Ellipsis />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            <DropdownMenuItem onSelect={() => setRenaming(true)}>Rename</DropdownMenuItem>
            <DropdownMenuItem
              onSelect={() => command.mutate({ do: 'clear-notifications', deviceId: device.id })}
            >
              Clear the lock screen
            </DropdownMenuItem>
            <DropdownMenuItem
              onSelect={() => command.mutate({ do: 'remove-device', deviceId: device.id })}
            >
              Remove this device
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
      </header>
      <div className="p-3">
        <DeviceScreen device={device} />
      </div>
      <ul className="divide-y border-t">
        {device.apps.map((app) => (
          <AppRow key={app.bundleId} app={app} deviceId={device.id} run={run} />
        ))}
      </ul>
      <div className="border-t p-2">
        <Button size="sm" variant="ghost" onClick={() => setInstalling(true)}>
          <Plus />
          Install an app
        </Button>
        <InstallApp
          open={installing}
          onOpenChange={setInstalling}
          device={device}
          teams={teams}
          run={run}
        />
      </div>
    </Panel>
  )
}

function Rename({ name, onDone }: { name: string; onDone: (name: string) => void }) {
  const [value, setValue] = useState(name)
  return (
    <Input
      autoFocus
      aria-label="Name of the device"
      className="flex-1"
      value={value}
      maxLength={60}
      onChange={(event) => setValue(event.target.value)}
      onBlur={() => onDone(value.trim() || name)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onDone(value.trim() || name)
        if (event.key === 'Escape') onDone(name)
      }}
    />
  )
}

interface AppRowProps {
  app: SimulatedApp
  deviceId: string
  run: RunCommand
}

function AppRow({ app, deviceId, run }: AppRowProps) {
  const command = useRun(run)
  const tokens = Object.entries(app.tokens)
  return (
    <li className="px-4 py-2">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-2">
            <span className="font-medium">{app.name}</span>
            <Badge>{app.environment}</Badge>
            {app.badge > 0 ? <Badge>badge {app.badge}</Badge> : null}
            {app.installed ? null : <Badge meaning="unverified">removed</Badge>}
          </p>
          <p className="wrap-anywhere text-muted text-xs">
            <code>{app.bundleId}</code> of team <code>{app.teamId}</code>
          </p>
        </div>
        {app.installed ? (
          <Button
            size="sm"
            aria-label={`Remove ${app.name}`}
            onClick={() => command.mutate({ do: 'remove-app', deviceId, bundleId: app.bundleId })}
          >
            Remove
          </Button>
        ) : (
          <Button
            size="sm"
            aria-label={`Install ${app.name} again`}
            onClick={() =>
              command.mutate({
                do: 'install-app',
                deviceId,
                bundleId: app.bundleId,
                name: app.name,
                teamId: app.teamId,
                environment: app.environment,
              })
            }
          >
            Install again
          </Button>
        )}
      </div>
      <Disclosure title="Device tokens" aside={tokens.length}>
        <ul className="grid gap-2">
          {tokens.map(([purpose, token]) => {
            const expired = app.expired.some((row) => row === purpose)
            return (
              <li key={purpose} className="grid gap-0.5">
                <span className="flex flex-wrap items-center justify-between gap-2 text-xs">
                  <span className="flex items-center gap-1">
                    {purpose}
                    <CopyButton value={token} label={`Copy ${purpose} token of ${app.name}`} />
                    <PushTo app={app} purpose={purpose as TokenPurpose} token={token} />
                  </span>
                  {expired ? (
                    <Badge meaning="unverified">expired</Badge>
                  ) : (
                    <Button
                      size="inline"
                      variant="link"
                      className="text-xs"
                      onClick={() => command.mutate({ do: 'expire-token', token })}
                    >
                      Make it expire
                    </Button>
                  )}
                </span>
                <code className="break-all text-muted text-xs">{token}</code>
              </li>
            )
          })}
        </ul>
      </Disclosure>
    </li>
  )
}

interface PushToProps {
  app: SimulatedApp
  purpose: TokenPurpose
  token: string
}

/** Puts the token into the composer, with the topic and type that it is good for. */
function PushTo({ app, purpose, token }: PushToProps) {
  const { change } = useDraft()
  const { setEnvironment } = useEnvironment()
  const type = findPushType(purpose)
  return (
    <Button asChild size="inline" variant="link" className="text-xs">
      <PageLink
        href="/push"
        onClick={() => {
          setEnvironment(app.environment === 'sandbox' ? 'simulator' : 'simulator-production')
          change({
            deviceToken: token,
            pushType: purpose,
            topic: (type && topicFor(app.bundleId, type)) ?? app.bundleId,
          })
        }}
      >
        Push to it
      </PageLink>
    </Button>
  )
}
