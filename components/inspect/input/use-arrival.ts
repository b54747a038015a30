'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { PastedInput } from '../engine/protocol'
import { addPastes, textInput } from '../paste-store'
import { readFiles } from './read-files'

/** Whether keys and pastes belong to a field of their own. */
function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  )
}

/**
 * Takes what is dropped anywhere on the page, and what is pasted while no field has the focus.
 * `take` is the same function whenever the page is drawn.
 */
export function useArrival(take: (inputs: readonly PastedInput[]) => void = addPastes) {
  const [problems, setProblems] = useState<readonly string[]>([])
  const [over, setOver] = useState(false)
  const inside = useRef(0)

  const takeFiles = useCallback(
    async (files: readonly File[]) => {
      const read = await readFiles(files)
      setProblems(read.problems)
      take(read.inputs)
    },
    [take],
  )
  const takeText = useCallback(
    (text: string) => {
      setProblems([])
      take([textInput(text)])
    },
    [take],
  )

  useEffect(() => {
    function takeData(data: DataTransfer | null): boolean {
      const files = [...(data?.files ?? [])]
      const text = data?.getData('text') ?? ''
      if (files.length > 0) void takeFiles(files)
      else if (text !== '') takeText(text)
      return files.length > 0 || text !== ''
    }
    function onPaste(event: ClipboardEvent) {
      if (isField(event.target) || document.querySelector('[role="dialog"]')) return
      if (takeData(event.clipboardData)) event.preventDefault()
    }
    function onEnter(event: DragEvent) {
      if (!isField(event.target) || event.dataTransfer?.types.includes('Files')) {
        inside.current += 1
        setOver(true)
      }
    }
    function onLeave() {
      inside.current = Math.max(0, inside.current - 1)
      if (inside.current === 0) setOver(false)
    }
    function onOver(event: DragEvent) {
      // Without it the browser would leave the page and open the file.
      event.preventDefault()
    }
    function onDrop(event: DragEvent) {
      inside.current = 0
      setOver(false)
      if (isField(event.target) && !event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      takeData(event.dataTransfer)
    }
    window.addEventListener('paste', onPaste)
    window.addEventListener('dragenter', onEnter)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('dragover', onOver)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('paste', onPaste)
      window.removeEventListener('dragenter', onEnter)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('drop', onDrop)
    }
  }, [takeFiles, takeText])

  return { problems, setProblems, over, takeFiles, takeText }
}
