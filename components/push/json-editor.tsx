'use client'

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { useEffect, useRef } from 'react'

/** A place in the text, in UTF-16 units, and what is to be said about it. */
export interface EditorMark {
  from: number
  to: number
  level: 'error' | 'warning' | 'notice'
  message: string
}

const SEVERITY = { error: 'error', warning: 'warning', notice: 'info' } as const

const look = EditorView.theme({
  '&': { fontSize: 'var(--size-small)', backgroundColor: 'transparent', height: '100%' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.5', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--foreground)', padding: '8px 0' },
  '.cm-gutters': {
    backgroundColor: 'transparent',
    color: 'var(--faint)',
    border: 'none',
    paddingLeft: '4px',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in oklch, var(--foreground) 4%, transparent)' },
  '.cm-cursor': { borderLeftColor: 'var(--foreground)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { backgroundColor: 'color-mix(in oklch, var(--focus) 28%, transparent)' },
  '.cm-matchingBracket': {
    backgroundColor: 'color-mix(in oklch, var(--focus) 22%, transparent)',
    color: 'inherit',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--raised)',
    color: 'var(--foreground)',
    border: '1px solid var(--border)',
    borderRadius: '6px',
    fontFamily: 'var(--font-sans)',
    maxWidth: '32rem',
  },
  '.cm-diagnostic': { padding: '4px 8px' },
})

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--link)' },
  { tag: tags.string, color: 'var(--foreground)' },
  { tag: tags.number, color: 'var(--simulator)' },
  { tag: [tags.bool, tags.null], color: 'var(--simulator)' },
  { tag: [tags.separator, tags.bracket], color: 'var(--faint)' },
])

export interface JsonEditorProps {
  value: string
  onChange: (text: string) => void
  onSend: () => void
  marks: readonly EditorMark[]
  /** The place that a finding points at: selected and scrolled into sight when `revealed` changes. */
  reveal: { from: number; to: number } | null
  revealed: number
  label: string
  nonce: string | undefined
}

/** The payload as text. Tab leaves the editor, so that the keyboard alone gets around the page. */
export function JsonEditor({
  value,
  onChange,
  onSend,
  marks,
  reveal,
  revealed,
  label,
  nonce,
}: JsonEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const handlers = useRef({ onChange, onSend })
  handlers.current = { onChange, onSend }
  const first = useRef({ value, label, nonce })

  useEffect(() => {
    if (!host.current) return
    const start = first.current
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: start.value,
        extensions: [
          lineNumbers(),
          lintGutter(),
          history(),
          drawSelection(),
          bracketMatching(),
          highlightActiveLine(),
          json(),
          syntaxHighlighting(colours),
          look,
          EditorView.lineWrapping,
          start.nonce ? EditorView.cspNonce.of(start.nonce) : [],
          EditorView.contentAttributes.of({
            'aria-label': start.label,
            spellcheck: 'false',
            autocapitalize: 'off',
          }),
          keymap.of([
            {
              key: 'Mod-Enter',
              run: () => {
                handlers.current.onSend()
                return true
              },
            },
            ...defaultKeymap,
            ...historyKeymap,
          ]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) handlers.current.onChange(update.state.doc.toString())
          }),
        ],
      }),
    })
    view.current = editor
    return () => {
      view.current = null
      editor.destroy()
    }
  }, [])

  useEffect(() => {
    const editor = view.current
    if (!editor || editor.state.doc.toString() === value) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } })
  }, [value])

  useEffect(() => {
    const editor = view.current
    if (!editor) return
    const end = editor.state.doc.length
    const diagnostics: Diagnostic[] = marks.map((mark) => ({
      from: Math.min(mark.from, end),
      to: Math.min(Math.max(mark.to, mark.from), end),
      severity: SEVERITY[mark.level],
      message: mark.message,
    }))
    editor.dispatch(setDiagnostics(editor.state, diagnostics))
  }, [marks])

  const place = useRef(reveal)
  place.current = reveal
  useEffect(() => {
    const editor = view.current
    if (!editor || revealed === 0 || !place.current) return
    const { from, to } = place.current
    const end = editor.state.doc.length
    editor.dispatch({
      selection: { anchor: Math.min(from, end), head: Math.min(to, end) },
      scrollIntoView: true,
    })
    editor.focus()
  }, [revealed])

  return <div ref={host} className="h-full min-h-0" />
}
