import type { Sample } from '../decoder'

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">`

const INFO = `${HEAD}
<dict>
	<key>CFBundleIdentifier</key>
	<string>com.example.app</string>
	<key>CFBundleDisplayName</key>
	<string>Tom &amp; Ada</string>
	<key>CFBundleShortVersionString</key>
	<string>2.4</string>
	<key>CFBundleVersion</key>
	<string>318</string>
	<key>MinimumOSVersion</key>
	<string>18.0</string>
	<key>UIBackgroundModes</key>
	<array>
		<string>voip</string>
		<string>audio</string>
	</array>
	<key>NSSupportsLiveActivities</key>
	<true/>
</dict>
</plist>
`

const ENTITLEMENTS = `${HEAD}
<dict>
	<key>application-identifier</key>
	<string>DEF123GHIJ.com.example.app</string>
	<key>aps-environment</key>
	<string>development</string>
	<key>com.apple.developer.team-identifier</key>
	<string>DEF123GHIJ</string>
	<key>com.apple.security.application-groups</key>
	<array>
		<string>group.com.example.app</string>
	</array>
	<key>get-task-allow</key>
	<true/>
</dict>
</plist>
`

const LAUGHS = `<?xml version="1.0"?>
<!DOCTYPE lolz [
 <!ENTITY lol "lol">
 <!ENTITY lol1 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
 <!ENTITY lol2 "&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;">
 <!ENTITY secret SYSTEM "file:///etc/passwd">
]>
<plist version="1.0"><dict><key>a</key><string>&lol2;&secret;</string></dict></plist>
`

/** `{"name": "Ärger", "count": 18446744073709551615, "when": 2026-11-22T12:00:00Z, "bytes": 00ff}` */
const BINARY =
  'YnBsaXN0MDDUAQIDBAUGBwhUbmFtZVVjb3VudFR3aGVuVWJ5dGVzZQDEAHIAZwBlAHIUAAAAAAAAAAD//////////zNByFmIYAAAAEIA/wgRFhwhJzJDTAAAAAAAAAEBAAAAAAAAAAkAAAAAAAAAAAAAAAAAAABP'

const LOGGED = `{
    aps =     {
        alert =         {
            body = "Caf\\U00e9 is open";
            title = Hello;
        };
        badge = 3;
        "content-available" = 1;
    };
    orderId = "A-17";
    token = <0a1b2c3d>;
}`

export const PLIST_SAMPLES: readonly [Sample, ...Sample[]] = [
  {
    name: 'An Info.plist without background pushes',
    text: INFO,
    verdict: 'unverified',
    findings: ['plist/no-remote-notification'],
    from: 'made; Q3, a background push that never wakes the app',
  },
  { name: 'Entitlements', text: ENTITLEMENTS, verdict: 'unverified', from: 'made' },
  {
    name: 'Binary, with a number beyond 2^53',
    file: { name: 'example.plist', base64: BINARY },
    verdict: 'unverified',
    from: 'made with plistlib',
  },
  {
    name: 'A dictionary that NSLog printed',
    text: LOGGED,
    verdict: 'unverified',
    from: 'made; userInfo of a push in a log',
  },
  {
    name: 'Entities that expand and read files',
    text: LAUGHS,
    verdict: 'invalid',
    findings: ['plist/entities'],
    from: 'billion laughs and XXE',
  },
  {
    name: 'Cut short',
    text: INFO.slice(0, 600),
    verdict: 'invalid',
    findings: ['plist/unreadable'],
    from: 'made',
  },
]
