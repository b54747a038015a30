import type { Fault } from './faults'
import type { SimulatedKey } from './state'

/** What an action on the simulator answers. What cannot be done is said in a sentence. */
export type SimulatorAnswer<T = unknown> = ({ ok: true } & T) | { ok: false; message: string }

/** A key as Apple's developer site would hand it out: once. */
export interface KeyDownload {
  keyId: string
  teamId: string
  fileName: string
  /** The .p8 file's text. Nobody keeps it. */
  pem: string
}

/** A change of the simulated world. Everything that the page can do is one row here. */
export type SimulatorCommand =
  | { do: 'create-device'; name: string }
  | { do: 'rename-device'; deviceId: string; name: string }
  | { do: 'remove-device'; deviceId: string }
  | { do: 'set-online'; deviceId: string; online: boolean }
  | {
      do: 'install-app'
      deviceId: string
      bundleId: string
      name: string
      teamId: string
      environment: 'sandbox' | 'production'
    }
  | { do: 'remove-app'; deviceId: string; bundleId: string }
  | { do: 'expire-token'; token: string }
  | { do: 'clear-notifications'; deviceId: string }
  | { do: 'revoke-key'; teamId: string; keyId: string }
  | { do: 'answer-next'; fault: Fault }
  | { do: 'clear-faults' }
  | { do: 'set-wire-spelling'; spelling: 'documented' | 'observed' }

/** Which key the simulator should issue. */
export interface KeyOrder {
  scope: SimulatedKey['scope']
  environment: SimulatedKey['environment']
  topics: string[]
}
