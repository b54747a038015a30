import { EXAMPLE_TOKEN } from '../../push/example-draft'
import type { Sample } from '../decoder'

/** Signed by nobody: the header and the claims of a provider token, and 64 bytes of zeros. */
const BEARER =
  'eyJhbGciOiJFUzI1NiIsImtpZCI6IkFCQzEyM0RFRkcifQ.eyJpc3MiOiJERUYxMjNHSElKIiwiaWF0IjoxNzY4NDc4NDAwfQ.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'

export const SAMPLES: readonly [Sample, ...Sample[]] = [
  {
    name: 'A curl command with four mistakes',
    text: `curl -v --http1.1 \\
  -H "apns-topic: com.example.app" \\
  -H 'apns-push-type: background' \\
  -H 'apns-priority: 10' \\
  -d '{"aps":{"content-available":1}}' \\
  https://api.sandbox.push.apple.com:8443/3/device/${EXAMPLE_TOKEN}`,
    verdict: 'invalid',
    findings: [
      'push-log/port',
      'push-log/http-version',
      'push-log/authorization',
      'push-request/background-priority-10',
    ],
    from: 'made after https://developer.apple.com/documentation/usernotifications/sending-push-notifications-using-command-line-tools',
  },
  {
    name: 'A VoIP push with expiration 0',
    text: `curl --http2 -H "authorization: bearer $PROVIDER_TOKEN" -H "apns-topic: com.example.app.voip" -H "apns-push-type: voip" -H "apns-expiration: 0" -H "apns-priority: 10" --data '{"call":"6f9619ff"}' https://api.push.apple.com/3/device/${EXAMPLE_TOKEN}`,
    verdict: 'unverified',
    findings: ['push-request/voip-expiration-now'],
    from: 'Question: a VoIP push with apns-expiration 0 arrived 20 to 30 seconds late',
  },
  {
    name: 'A VoIP push to the alert topic',
    text: `curl --http2 -H "authorization: bearer $PROVIDER_TOKEN" -H "apns-topic: com.example.app" -H "apns-push-type: voip" -H "apns-expiration: 0" --data '{"call":"6f9619ff"}' https://api.push.apple.com/3/device/${EXAMPLE_TOKEN}`,
    verdict: 'invalid',
    findings: ['push-request/topic-suffix-missing'],
    from: 'Question: the PushKit handler is not called in the background',
  },
  {
    name: 'A location push with the wrong topic',
    text: `curl --http2 -H "authorization: bearer $PROVIDER_TOKEN" -H "apns-topic: com.example.app" -H "apns-push-type: location" --data '{"aps":{}}' https://api.push.apple.com/3/device/${EXAMPLE_TOKEN}`,
    verdict: 'invalid',
    findings: ['push-request/topic-suffix-missing'],
    from: 'Question: location pushes stopped after an app transfer',
  },
  {
    name: 'What curl -v shows of a refusal',
    text: `* Connected to api.push.apple.com (17.188.168.5) port 443
* ALPN: server accepted h2
* using HTTP/2
> POST /3/device/${EXAMPLE_TOKEN} HTTP/2
> Host: api.push.apple.com
> authorization: bearer ${BEARER}
> apns-topic: com.example.app
> apns-push-type: alert
>
< HTTP/2 400
< apns-id: 7d1f4c62-90ab-4c1e-8a55-2f30c5be1d07
<
{"reason":"BadDeviceToken"}`,
    verdict: 'invalid',
    findings: ['apns-reason/bad-device-token'],
    from: 'made after what curl 8 prints',
  },
  {
    name: 'An HTTP/1 client',
    text: 'net/http: HTTP/1.x transport connection broken: malformed HTTP response "\\x00\\x00\\x18\\x04\\x00\\x00\\x00\\x00\\x00" (POST https://api.push.apple.com/3/device/…)',
    verdict: 'invalid',
    findings: ['push-log/client-speaks-http1'],
    from: 'https://github.com/golang/go/issues/14275 has this form of the message',
  },
  {
    name: 'What node-apn returns',
    text: `{"sent":[],"failed":[{"device":"${EXAMPLE_TOKEN}","status":"410","response":{"reason":"Unregistered","timestamp":1768478400000}}]}`,
    verdict: 'invalid',
    findings: ['apns-reason/unregistered'],
    from: 'https://github.com/node-apn/node-apn',
  },
  {
    name: 'A path of App Store Connect that is not one',
    text: 'POST https://api.appstoreconnect.apple.com/v1/inAppPriceSchedules',
    verdict: 'invalid',
    findings: ['push-log/price-schedules-path'],
    from: 'Question: 404 for POST /v1/inAppPriceSchedules',
  },
]
