import type { Sample } from '../decoder'

const error = (more: object): string =>
  JSON.stringify({ errors: [{ id: '8fb0a3c2-0c1e-4a4e-9f0e-0f6cf2a1d7b3', ...more }] }, null, 2)

export const SAMPLES: readonly [Sample, ...Sample[]] = [
  {
    name: 'A value of the wrong type',
    text: error({
      status: '409',
      code: 'ENTITY_ERROR.ATTRIBUTE.TYPE',
      title: 'An attribute in the provided entity has the wrong type',
      detail: "'UNIVERSAL' is not a valid value for the attribute 'platform'.",
      source: { pointer: '/data/attributes/platform' },
    }),
    verdict: 'invalid',
    findings: ['api-response/connect-entity-error-attribute-type'],
    from: 'Question: 409 ENTITY_ERROR.ATTRIBUTE.TYPE for UNIVERSAL; ids and words made',
  },
  {
    name: 'A value with a space in front',
    text: error({
      status: '409',
      code: 'ENTITY_ERROR.ATTRIBUTE.TYPE',
      title: 'An attribute in the provided entity has the wrong type',
      detail:
        "' IN_APP_PASS_PROVISIONING' is not a valid value for the attribute 'capabilityType'.",
      source: { pointer: '/data/attributes/capabilityType' },
    }),
    verdict: 'invalid',
    findings: ['api-response/connect-spaced-value'],
    from: 'Question: 409 ENTITY_ERROR.ATTRIBUTE.TYPE for “ IN_APP_PASS_PROVISIONING”; ids and words made',
  },
  {
    name: 'A path that is not one',
    text: error({
      status: '404',
      code: 'PATH_ERROR',
      title: 'The URL path is not valid',
      detail: "The resource 'v1/inAppPriceSchedules' does not exist",
    }),
    verdict: 'invalid',
    findings: ['api-response/connect-price-schedule-path'],
    from: 'Question: 404 for POST /v1/inAppPriceSchedules; ids and words made',
  },
  {
    name: 'A token that was not accepted',
    text: `HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n${error({
      status: '401',
      code: 'NOT_AUTHORIZED',
      title: 'Authentication credentials are missing or invalid.',
      detail:
        'Provide a properly configured and signed bearer token, and make sure that it has not expired.',
    })}`,
    verdict: 'invalid',
    findings: ['api-response/connect-not-authorized'],
    from: 'https://github.com/fastlane/fastlane/issues/21959',
  },
  {
    name: 'An individual key where it is not allowed',
    text: `HTTP/1.1 403 Forbidden\nX-Rate-Limit: user-hour-lim:3500;user-hour-rem:3499;\n\n${error({
      status: '403',
      code: 'FORBIDDEN_ERROR',
      title: 'This request is forbidden for security reasons',
      detail: 'The API key in use does not allow this request',
    })}`,
    verdict: 'invalid',
    findings: ['api-response/connect-forbidden-error', 'api-response/connect-rate-limit'],
    from: 'https://developer.apple.com/documentation/appstoreconnectapi/creating-api-keys-for-app-store-connect-api',
  },
]
