'use client'

import { announce } from '@/components/ui/announce'
import type { KeptArrival } from '@/lib/notifications/inbox'
import { visible } from '@/lib/text/visible'

/** Two short tones. Made here, so no file has to be loaded and no policy widened. */
export function playTone(audio: AudioContext): void {
  const gain = audio.createGain()
  gain.connect(audio.destination)
  gain.gain.setValueAtTime(0.0001, audio.currentTime)
  gain.gain.exponentialRampToValueAtTime(0.12, audio.currentTime + 0.02)
  gain.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + 0.32)
  for (const [delay, frequency] of [
    [0, 660],
    [0.12, 880],
  ] as const) {
    const tone = audio.createOscillator()
    tone.frequency.value = frequency
    tone.connect(gain)
    tone.start(audio.currentTime + delay)
    tone.stop(audio.currentTime + delay + 0.18)
  }
}

/** One notice on the desktop for whatever came at once. A click on it brings the tab to the front. */
export function showDesktopNotice(
  arrivals: readonly KeptArrival[],
  onOpen: (id: string) => void,
): void {
  const newest = arrivals.at(-1)
  if (!newest) return
  const more = arrivals.length > 1 ? ` and ${arrivals.length - 1} more` : ''
  const { title = 'A notification', product = null } = newest.told ?? {}
  // A newer one takes the place of the one before.
  const notice = new Notification(`${visible(title)}${more}`, {
    tag: 'assay-inbox',
    ...(product === null ? {} : { body: visible(product) }),
  })
  notice.onclick = () => {
    window.focus()
    notice.close()
    onOpen(newest.id)
  }
}

/** For a screen reader: whatever came at once, by the newest. */
export function announceArrivals(arrivals: readonly KeptArrival[]): void {
  const newest = arrivals.at(-1)
  if (!newest) return
  const more = arrivals.length > 1 ? `${arrivals.length} arrived, the newest: ` : 'Arrived: '
  announce(more + visible(newest.told?.title ?? 'something that is no notification'))
}

/** Asks the browser for leave. A sentence where it does not give it; `null`: it does. */
export async function askForDesktopNotices(): Promise<string | null> {
  if (typeof Notification === 'undefined' || !window.isSecureContext) {
    return 'This browser shows desktop notices only for HTTPS addresses and for this machine itself.'
  }
  switch (await Notification.requestPermission()) {
    case 'granted':
      return null
    case 'denied':
      return 'The browser refuses desktop notices for this address. Allow notifications in the site settings, to the left of the address, then turn them on here again.'
    default:
      return 'The browser’s question was not answered, so desktop notices are off. Turn them on again to be asked once more.'
  }
}
