import {
  type Ref,
  type RefObject,
  type SyntheticEvent,
  useEffect,
  useImperativeHandle,
} from 'react'

/** What a library gives to its trigger, by name: how that answers to each event. */
export type Borrowed = Record<string, ((event: SyntheticEvent) => void) | undefined>

export interface StandInProps {
  /** The trigger that is there already. */
  element: RefObject<HTMLElement | null>
  /** Takes what the library would do with it; `null` when the library has gone. */
  lend: (props: Borrowed | null) => void
}

/**
 * Stands where a library wants its trigger, as the child of an `asChild`, and draws nothing: the
 * library gets the element that is there already, and that one gets the library's props.
 */
export function StandIn({
  element,
  lend,
  ref,
  ...props
}: StandInProps & { ref?: Ref<HTMLElement> }) {
  useImperativeHandle(ref, () => element.current as HTMLElement)
  // The library listens from its own effects on, which are of the same turn.
  useEffect(() => lend(props as Borrowed))
  useEffect(() => () => lend(null), [lend])
  return null
}
