'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogFooter } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import type { SimulatedDevice, SimulatedTeam } from '@/lib/simulator/state'
import type { RunCommand } from './use-run'

interface InstallAppProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  device: SimulatedDevice
  teams: readonly SimulatedTeam[]
  run: RunCommand
}

/** Puts an app on a device: it registers at once and gets its own device tokens. */
export function InstallApp({ open, onOpenChange, device, teams, run }: InstallAppProps) {
  const [bundleId, setBundleId] = useState('com.example.app')
  const [name, setName] = useState('Example')
  const [teamId, setTeamId] = useState(teams[0]?.teamId ?? '')
  const [side, setSide] = useState<'sandbox' | 'production'>('sandbox')
  const [problem, setProblem] = useState<string | null>(null)

  async function install(event: FormEvent) {
    event.preventDefault()
    const answer = await run({
      do: 'install-app',
      deviceId: device.id,
      bundleId: bundleId.trim(),
      name: name.trim() || bundleId.trim(),
      teamId: teamId || teams[0]?.teamId || '',
      environment: side,
    }).catch(() => ({
      ok: false as const,
      message: 'The console did not answer. Check that its server is running, then try again.',
    }))
    if (!answer.ok) return setProblem(answer.message)
    setProblem(null)
    onOpenChange(false)
  }

  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={`Install an app on ${device.name}`}
        about="It registers for pushes at once and gets a device token for each purpose."
      >
        <form onSubmit={install} className="grid gap-4">
          <Field label="Bundle ID" error={problem ?? undefined}>
            <Input mono value={bundleId} onChange={(event) => setBundleId(event.target.value)} />
          </Field>
          <Field label="Name">
            <Input value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
          </Field>
          <Field label="Team" hint="Only keys of this team may push to it.">
            {teams.length > 0 ? (
              <Select
                mono
                value={teamId || (teams[0]?.teamId ?? null)}
                options={teams.map((team) => ({ value: team.teamId, label: team.teamId }))}
                onValueChange={setTeamId}
              />
            ) : (
              <Input
                mono
                value={teamId}
                placeholder="10 characters"
                onChange={(event) => setTeamId(event.target.value)}
              />
            )}
          </Field>
          <Field
            label="Installed from"
            hint={
              side === 'sandbox'
                ? 'Its tokens work on the sandbox side only.'
                : 'Its tokens work on the production side only.'
            }
          >
            <Segmented
              value={side}
              options={[
                { value: 'sandbox', label: 'Xcode' },
                { value: 'production', label: 'TestFlight or App Store' },
              ]}
              onValueChange={setSide}
            />
          </Field>
          <DialogFooter>
            <Button onClick={() => onOpenChange(false)}>Cancel</Button>
            <Button type="submit" variant="primary">
              Install
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
