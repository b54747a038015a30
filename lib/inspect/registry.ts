import { apnsError } from './apns-error/decoder'
import type { Decoder } from './decoder'
import { deviceToken } from './device-token/decoder'
import { unknown } from './unknown/decoder'

/** Every decoder. Of two readings that are equally likely, the one that stands first here wins. */
export const DECODERS: readonly Decoder[] = [deviceToken, apnsError, unknown]
