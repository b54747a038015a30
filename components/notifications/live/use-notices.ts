'use client'

import { useEffect, useRef, useState } from 'react'
import type { LiveInbox } from './live-inbox'
import { announceArrivals, askForDesktopNotices, playTone, showDesktopNotice } from './notices'

/**
 * What comes is announced. Sound and desktop notice are off until somebody asks for them, in this tab
 * alone. `onOpen`: a notice was clicked. `refusal`: why the browser gives what was asked for last not.
 */
export function useNotices(inbox: LiveInbox, onOpen: (id: string) => void) {
  const audio = useRef<AudioContext | null>(null)
  const [sound, setSound] = useState(false)
  const [desktop, setDesktop] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  useEffect(() => {
    inbox.hiddenToo = sound || desktop
    const stop = inbox.onNews((arrivals) => {
      announceArrivals(arrivals)
      if (sound && audio.current) playTone(audio.current)
      if (desktop && document.hidden) showDesktopNotice(arrivals, onOpen)
    })
    return () => {
      stop()
      inbox.hiddenToo = false
    }
  }, [inbox, sound, desktop, onOpen])
  useEffect(() => () => void audio.current?.close(), [])

  function toggleSound() {
    setRefusal(null)
    if (sound) return setSound(false)
    try {
      // Browsers let a page sound only after a click: this one.
      audio.current ??= new AudioContext()
      void audio.current.resume().catch(() => {})
      playTone(audio.current)
      setSound(true)
    } catch {
      setRefusal('This browser does not let the page play a sound.')
    }
  }

  async function toggleDesktop() {
    setRefusal(null)
    if (desktop) return setDesktop(false)
    const refused = await askForDesktopNotices()
    setRefusal(refused)
    setDesktop(refused === null)
  }
  return { sound, desktop, refusal, toggleSound, toggleDesktop: () => void toggleDesktop() }
}
