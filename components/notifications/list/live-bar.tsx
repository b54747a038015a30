'use client'

import { BellOff, BellRing, Pause, Play, Volume2, VolumeX } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Tooltip } from '@/components/ui/tooltip'
import { cn } from '@/lib/cn'
import type { Link } from '../live/live-inbox'

const LINKS: Record<Link, { word: string; dot: string }> = {
  connecting: { word: 'Connecting', dot: 'bg-unverified' },
  live: { word: 'Live', dot: 'bg-pass' },
  lost: { word: 'Connection lost, trying again', dot: 'bg-warning' },
  ended: { word: 'Forgotten', dot: 'bg-fail' },
}

interface LiveBarProps {
  link: Link
  paused: boolean
  /** How many came since the pause. */
  waiting: number
  onPause: (paused: boolean) => void
  sound: boolean
  onSound: () => void
  desktop: boolean
  onDesktop: () => void
}

/** Whether the page follows the inbox, and how it says that something came. */
export function LiveBar(props: LiveBarProps) {
  const { link, paused, waiting, onPause, sound, onSound, desktop, onDesktop } = props
  const { word, dot } = LINKS[link]
  const said = paused ? `Paused${waiting > 0 ? `, ${waiting} new` : ''}` : word
  return (
    <div className="flex items-center gap-1">
      <span role="status" className="flex items-center gap-1.5 pr-1 text-muted text-xs">
        <span
          aria-hidden
          className={cn('size-2 rounded-full', paused ? 'border border-muted' : dot)}
        />
        {said}
      </span>
      <Toggle name="Pause the list" pressed={paused} onClick={() => onPause(!paused)}>
        {paused ? <Play /> : <Pause />}
      </Toggle>
      <Toggle name="Sound when something arrives" pressed={sound} onClick={onSound}>
        {sound ? <Volume2 /> : <VolumeX />}
      </Toggle>
      <Toggle
        name="Desktop notice when something arrives"
        about="Desktop notice when something arrives while this tab is out of sight"
        pressed={desktop}
        onClick={onDesktop}
      >
        {desktop ? <BellRing /> : <BellOff />}
      </Toggle>
    </div>
  )
}

interface ToggleProps {
  name: string
  /** What the tooltip says, where that is more than the name. */
  about?: string
  pressed: boolean
  onClick: () => void
  children: React.ReactNode
}

function Toggle({ name, about = name, pressed, onClick, children }: ToggleProps) {
  return (
    <Tooltip content={about}>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={name}
        aria-pressed={pressed}
        onClick={onClick}
        className={cn(pressed && 'text-link')}
      >
        {children}
      </Button>
    </Tooltip>
  )
}
