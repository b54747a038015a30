/**
 * Bytes of UTF-8 that a payload may have.
 * https://developer.apple.com/documentation/usernotifications/generating-a-remote-notification
 */
export const PAYLOAD_LIMIT = 4096
export const VOIP_PAYLOAD_LIMIT = 5120
