import { encodeBase64 } from '../../lib/bytes/base64'
import { encodeUtf8 } from '../../lib/bytes/utf8'
import { signCms } from '../../lib/verify/testing/cms'
import { issue } from '../../lib/verify/testing/issue'
import { makePki } from '../../lib/verify/testing/pki'
import type { SampleFamily } from './family'

interface MadeProfile {
  name: string
  appId?: string
  expires?: string
  entitlements: string
  certificate: Uint8Array
  devices?: readonly string[]
  more?: string
  platform?: string
}

const DEVICES = ['00008110-000A1B2C3D4E5F60', '00008120-00112233445566AA']

export const profile: SampleFamily = {
  file: 'lib/inspect/provisioning-profile/signed-samples.json',
  make: async () => {
    const pki = await makePki({
      kind: 'RSA',
      marks: { leaf: null, intermediate: null },
      intermediateName: 'Sample: iPhone Certification Authority',
      leafName: 'Sample: Provisioning Profile Signing',
    })
    const developer = await issue({
      name: 'Apple Development: Sample Person (DEF123GHIJ)',
      attributes: { OU: 'DEF123GHIJ', O: 'Assay' },
      issuer: pki.intermediate,
      key: 'RSA',
      from: new Date('2026-06-01T00:00:00Z'),
      to: new Date('2027-06-01T00:00:00Z'),
      serial: '0a',
    })
    const sign = async (made: MadeProfile): Promise<string> =>
      encodeBase64(
        await signCms({
          content: encodeUtf8(plistOf(made)),
          signer: pki.leaf,
          certificates: [pki.leaf, pki.intermediate, pki.root],
          digest: 'SHA-1',
          signingTime: new Date('2026-06-10T08:00:00Z'),
        }),
      )
    const certificate = developer.der
    const development = await sign({
      name: 'iOS Team Provisioning Profile: com.example.app',
      entitlements: `${aps('development')}${GET_TASK_ALLOW}`,
      certificate,
      devices: DEVICES,
      more: '<key>IsXcodeManaged</key><true/><key>DER-Encoded-Profile</key><data>MIIBAA==</data>',
    })
    const store = await sign({
      name: 'Example App Store',
      entitlements: `${aps('production')}<key>beta-reports-active</key><true/><key>get-task-allow</key><false/>`,
      certificate,
    })
    const attributes = {
      name: 'Example App Store',
      profileType: 'IOS_APP_STORE',
      profileContent: store,
    }
    return {
      root: pki.root.pem,
      samples: {
        development,
        changed: changed(development),
        answer: JSON.stringify(
          { data: { type: 'profiles', id: 'A1B2C3D4E5', attributes } },
          null,
          1,
        ),
        store,
        wildcard: await sign({
          name: 'Wildcard Development',
          appId: '*',
          entitlements: GET_TASK_ALLOW,
          certificate,
          devices: DEVICES,
        }),
        expired: await sign({
          name: 'Example Ad Hoc',
          expires: '2026-11-01T08:00:00Z',
          entitlements: '<key>get-task-allow</key><false/>',
          certificate,
          devices: DEVICES.slice(0, 1),
        }),
        mac: await sign({
          name: 'Example Developer ID',
          platform: 'OSX',
          entitlements: '<key>com.apple.developer.aps-environment</key><string>production</string>',
          certificate,
          more: '<key>ProvisionsAllDevices</key><true/>',
        }),
        text: plistOf({
          name: 'Example In-House',
          entitlements: aps('production'),
          certificate,
          more: '<key>ProvisionsAllDevices</key><true/>',
        }),
      },
    }
  },
}

/** The bundle id changed after it was signed. */
function changed(base64: string): string {
  const bytes = Buffer.from(base64, 'base64')
  bytes.write('com.example.apq', bytes.indexOf('DEF123GHIJ.com.example.app') + 11)
  return bytes.toString('base64')
}

const GET_TASK_ALLOW = '<key>get-task-allow</key><true/>'
const aps = (value: string): string => `<key>aps-environment</key><string>${value}</string>`

function plistOf(made: MadeProfile): string {
  const key =
    made.platform === 'OSX' ? 'com.apple.application-identifier' : 'application-identifier'
  const devices = made.devices?.map((udid) => `<string>${udid}</string>`).join('')
  const rows = [
    '<key>AppIDName</key><string>Example</string>',
    '<key>ApplicationIdentifierPrefix</key><array><string>DEF123GHIJ</string></array>',
    '<key>CreationDate</key><date>2026-06-10T08:00:00Z</date>',
    `<key>Platform</key><array><string>${made.platform ?? 'iOS'}</string></array>`,
    `<key>DeveloperCertificates</key><array><data>${encodeBase64(made.certificate)}</data></array>`,
    made.more ?? '',
    '<key>Entitlements</key><dict>',
    `<key>${key}</key><string>DEF123GHIJ.${made.appId ?? 'com.example.app'}</string>`,
    made.entitlements,
    '<key>com.apple.developer.team-identifier</key><string>DEF123GHIJ</string>',
    '</dict>',
    `<key>ExpirationDate</key><date>${made.expires ?? '2027-06-10T08:00:00Z'}</date>`,
    `<key>Name</key><string>${made.name}</string>`,
    devices === undefined ? '' : `<key>ProvisionedDevices</key><array>${devices}</array>`,
    '<key>TeamIdentifier</key><array><string>DEF123GHIJ</string></array>',
    '<key>TeamName</key><string>Assay samples</string>',
    '<key>TimeToLive</key><integer>365</integer>',
    '<key>UUID</key><string>6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506</string>',
    '<key>Version</key><integer>1</integer>',
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
${rows.filter((row) => row !== '').join('\n')}
</dict>
</plist>
`
}
