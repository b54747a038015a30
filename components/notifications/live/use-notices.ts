'use client'

import { useEffect, useRef, useState } from 'react'
import { toast } from '@/components/ui/toast'
import type { LiveInbox } from './live-inbox'
import { canShowDesktopNotices, playTone, showDesktopNotice } from './notices'

/** Sound and desktop notice, both off until somebody asks for them, in this tab alone. */
export function useNotices(inbox: LiveInbox) {
  const audio = useRef<AudioContext | null>(null)
  const [sound, setSound] = useState(false)
  const [desktop, setDesktop] = useState(false)

  useEffect(() => {
    inbox.hiddenToo = sound || desktop
    const stop = inbox.onNews((arrivals) => {
      if (sound && audio.current) playTone(audio.current)
      if (desktop && document.hidden) showDesktopNotice(arrivals)
    })
    return () => {
      stop()
      inbox.hiddenToo = false
    }
  }, [inbox, sound, desktop])
  useEffect(() => () => void audio.current?.close(), [])

  function toggleSound() {
    if (sound) return setSound(false)
    // Browsers let a page sound only after a click: this one.
    audio.current ??= new AudioContext()
    void audio.current.resume()
    playTone(audio.current)
    setSound(true)
  }

  async function toggleDesktop() {
    if (desktop) return setDesktop(false)
    if (!canShowDesktopNotices()) {
      toast('This browser shows no desktop notices to pages of this address.')
      return
    }
    const answer = await Notification.requestPermission()
    if (answer === 'granted') setDesktop(true)
    else toast('The browser does not allow desktop notices for this address.')
  }
  return { sound, desktop, toggleSound, toggleDesktop: () => void toggleDesktop() }
}
