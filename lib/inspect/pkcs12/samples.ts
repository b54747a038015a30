import type { Sample } from '../decoder'

/**
 * Made with `openssl pkcs12 -export`, once plain and once with `-legacy`, from a certificate that
 * signed itself. The password of both is `assay`.
 */
const CURRENT = [
  'MIIFIwIBAzCCBNkGCSqGSIb3DQEHAaCCBMoEggTGMIIEwjCCA1IGCSqGSIb3DQEHBqCCA0MwggM/AgEAMIIDOAYJKoZI',
  'hvcNAQcBMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAiviwdoOklbFwICCAAwDAYIKoZIhvcNAgkFADAdBglg',
  'hkgBZQMEASoEEEBvegws31fbZOtO9BwvcAiAggLQJHoe9vpOjMlWicsGJMAWY8jHMtBdkT14D+ugUwUik0pxL+vraDCW',
  'it2bSa49ptHRcV5jCNmpoQK0yTTwCYVvhNj0S4nYCKWTBMRYa34tp644A2G60t8XjQRLCyoAJfsQEPeXJ0fN+oGRIHNO',
  'mqlWXJECCycXMz/IjYBFymZzr3VSA+7Sf1YBA8OhKLBNtt7fU1JbG7ZaG7DdN55AzedH6loQbiF2wxts52X7tdhAa1Il',
  'kfHOXbMU5oMob09OZsvLlY6CtJ65pI588dwt8SrID7gXxI+nQCtemthF1OBjU7NSuh02KJL24bqdOqaRmWkXxu4MYqhr',
  'rqV0+vh1uM/VmSwev0BKgbzinDCPZGJVH7Uo+HpFP+zBTgAuyLoHwppZrqIPazyj8IqXKrtydplOgyCDwkHwqvkE+79i',
  'bYWxj08TJZ1e47ZpK1aTJGVXAUPRUyCRh3I92LhC1nY9VqhBgefsVyCxSwWZlzEBIOQclHLs3jUL351LIEyA3ioeS8Jv',
  'iI6baC1mt3rm7GO4pgBuPde1CEYKYOZoJLBk/h1SdqveiSU5CCwaFfNur8qQDxJkBRdKrjfARZWFMi0SQE2cpWv4P9Lw',
  'B2FPLOAfp8pbaEu25kVtb2zA+Xosfccq7NFtVRwca1Dc0naF/zZ2UBDTriOlnKvW7ao/+Xt+ABdBr6vzedS1kXUSd+Nu',
  'V2QgLrBqSaFxB2Wwrb+pFNTlI/nmVKavU0iwDo507RAbMFYzrCWcrNisvtZzYoCOs6VLbLb9rv5WQ7BPy3BaayF/+nNq',
  'T9gphWm0aaRGBdXkJh++XTLI6JhkMj5IDdg89P/5zTaj79zoMPVQCqrYc53gisCS1ya7nyYaI9jICfNpM2s8mhIT6J48',
  'gCBGAOjczVbriPAnXD61fuYbEbIvyqb4Q4rjzkBlUwrB1ERWEcnUiQBMmM+cPI8zjkQunnae4wCQjlcwMIIBaAYJKoZI',
  'hvcNAQcBoIIBWQSCAVUwggFRMIIBTQYLKoZIhvcNAQwKAQKgge8wgewwVwYJKoZIhvcNAQUNMEowKQYJKoZIhvcNAQUM',
  'MBwECPuSTObYRDF+AgIIADAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQeZubdsB6fX+u39CjHt1pygSBkLBOCZbS',
  'S0g354+EZO+1qj94Xx6h3xozjbHO1tVY3+lFSqet91t1CUkaW8OCZ0f7fxksh9Dre/oyS0FI+5cjZJnDZvoSN4SDsOut',
  '7vC7wXqtgDQoNb/EOhfkVPPLKsMpaOiV5eHWSayEj7ZfdTXDXJnQQI+OpD+9C/2rl++1wHQLlde3kIDIIQNuV9SYKkqC',
  'JzFMMCMGCSqGSIb3DQEJFTEWBBSGp9rxrK3MWD1HRMvKnTmC/NDPvzAlBgkqhkiG9w0BCRQxGB4WAFMAYQBtAHAAbABl',
  'ACAAcAB1AHMAaDBBMDEwDQYJYIZIAWUDBAIBBQAEIDFtTFidJJ75U2eIiVLZxe1CrQaZ9dzIHX6oLXsifbX4BAizwMKt',
  'tLcu3gICCAA=',
].join('')

const LEGACY = [
  'MIIEnQIBAzCCBGMGCSqGSIb3DQEHAaCCBFQEggRQMIIETDCCAxcGCSqGSIb3DQEHBqCCAwgwggMEAgEAMIIC/QYJKoZI',
  'hvcNAQcBMBwGCiqGSIb3DQEMAQYwDgQI83KpKPBLtZ0CAggAgIIC0JqCqC+px0sbBGXw4XM/8j92aPLfdch3vZzakKcQ',
  'zod6wVpmPdwky+rJg1vjeD27WIotYitGtUGhP6RXI2vpyHAsFxgaZnOWQ46GTae7xKN/Fa1b0jEmKd92JYYQbCnJAdWR',
  'vravXp01OJUmf9kP9+caTbhmGwjaMMT/qitYAm3gRZuV5KrUoOMy1wup51tmhwxaeETdCsIsgn4LOB3Jd3wkKoXRoKOO',
  '7ngFaAreGY+9SihVgyURv7M+2qArVZEJHICoYwws0lioc1DP8SUCqVXo8QpCdGKhgLbaxWBsNwASgsq0hO2mzfG33Ekl',
  'nRawRITplZt+RuCp1ek+A1mpdyALvspr2veatetufTXVVX6RvNXkkpUxThIdYJ+4za4a6cSlA/yV/gZVbftjJvWjMVAL',
  'spS/W/fEqrrvaOq3B7GfjDNcabz5VqT4PNYi4SZSjthG099FCeSQprNsWRgxSkiYaiuteqBTnX/Yihes6//Xtv2B5eM6',
  'SmOzzWUSpBqG5UEq53ocOMNPH3ilZzeGAjc0YCl4Fj526NgCmQTyf/XBSamQm2LHU3n9paH58UmMtzloICJwdZKkmhE3',
  '0gSh7R/7m8Ff4rdbCiWufpjuZvb+4xcIeIXCeenOin2GqZoddkHRy+XRIalBXBlDSZprTPTTQtphv2ZIfrQ77UpJm88N',
  '3djoHkfa5deQWhtHXQ79+O1PYUrFJmGY6NDnfflks0D2fm8Es1ohbtWjESHEdGuiQOKPGHA0Y4CI4ryd/0JcXBYaoz2g',
  '1KL0dU+bCxOf2GA7UFZxou0O3GOSMX8bPYoa7XmKRtmL5j3d3M3xX57DwSQt1Mk3KQwYPVaRZnW+fdMUMKY2f8fMQFFc',
  'Ydsq4+tD14r7P2JfZvrSEngV0HloHDYDZpzKXxkSYhacZIq4xd1mTq8rOTpT+D0iIeXTnhYGGxXKjw7ma0nBPkNT6q1o',
  'xzCCAS0GCSqGSIb3DQEHAaCCAR4EggEaMIIBFjCCARIGCyqGSIb3DQEMCgECoIG0MIGxMBwGCiqGSIb3DQEMAQMwDgQI',
  'OoQPNi2CHFMCAggABIGQuII8UPocEI2gUh+6y/jYDNgiTX/uNxARy0ZH0JU4YDn4XgmdTZ4ssusQq7NVBQzj9TGYDx3A',
  'npSkaMdnsWeUtbdFb2UYm5pOj53xFXh7/X66fKhcolaxMSGAjkY46WR3ta1qU51cviU1WmQ3A6q38puue+SdQ26xXuf6',
  'rtRbO45jONlO5OtGB8NpAuhMlmPTMUwwIwYJKoZIhvcNAQkVMRYEFIan2vGsrcxYPUdEy8qdOYL80M+/MCUGCSqGSIb3',
  'DQEJFDEYHhYAUwBhAG0AcABsAGUAIABwAHUAcwBoMDEwITAJBgUrDgMCGgUABBSLhRZaDfnikkgmFIoE9DVIs/owJwQI',
  'KnlEYNQ20JACAggA',
].join('')

export const SAMPLES: readonly [Sample, ...Sample[]] = [
  {
    name: 'With the password assay',
    file: { name: 'push.p12', base64: CURRENT },
    password: 'assay',
    verdict: 'unverified',
    findings: ['pkcs12/push-certificate'],
    from: 'made',
  },
  {
    name: 'As an older Keychain exports it',
    file: { name: 'push.p12', base64: LEGACY },
    password: 'assay',
    verdict: 'unverified',
    findings: ['pkcs12/legacy-cipher', 'pkcs12/push-certificate'],
    from: 'https://github.com/codedge-llc/pigeon/issues/244',
  },
  {
    name: 'Without its password',
    text: CURRENT,
    verdict: 'unverified',
    findings: ['pkcs12/password-needed'],
    from: 'made',
  },
  {
    name: 'Cut off',
    text: CURRENT.slice(0, 400),
    verdict: 'invalid',
    findings: ['pkcs12/not-readable'],
    from: 'made',
  },
]
