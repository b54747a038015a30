import { Panel, PanelHeader } from '@/components/ui/panel'

/** The panel of what the rules say, before they have said anything. */
export function FindingsFrame() {
  return (
    <Panel aria-labelledby="findings-title">
      <PanelHeader title="Findings" titleId="findings-title" />
    </Panel>
  )
}
