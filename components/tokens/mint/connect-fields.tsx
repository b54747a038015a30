import { Field } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { Textarea } from '@/components/ui/textarea'

interface ConnectFieldsProps {
  individual: boolean
  /** One request a line. */
  scope: string
  /** What is odd about the scope. */
  problem: string | undefined
  onIndividual: (individual: boolean) => void
  onScope: (scope: string) => void
}

const KINDS = [
  { value: 'team', label: 'Of a team' },
  { value: 'individual', label: 'Of one person' },
] as const

/**
 * What only tokens for App Store Connect have.
 * https://developer.apple.com/documentation/appstoreconnectapi/generating-tokens-for-api-requests
 */
export function ConnectFields(props: ConnectFieldsProps) {
  const { individual, scope, problem, onIndividual, onScope } = props
  return (
    <>
      <Field
        label="Whose key?"
        hint={
          individual
            ? 'It has no Issuer ID: the token says “sub”: “user”, and allows what that person may do.'
            : 'The token names the Issuer ID, and allows what the key’s role may do.'
        }
      >
        <Segmented
          options={KINDS}
          value={individual ? 'individual' : 'team'}
          onValueChange={(value) => onIndividual(value === 'individual')}
        />
      </Field>
      <Field
        label="Scope"
        error={problem}
        hint="One request per line; leave it empty to allow everything. More than 20 minutes works only where every line is a GET request to a resource that Apple lists, such as workflows, build runs, or power and performance metrics. Assay does not check whether yours are."
      >
        <Textarea
          mono
          rows={2}
          value={scope}
          placeholder="GET /v1/apps?filter[platform]=IOS"
          onChange={(event) => onScope(event.target.value)}
        />
      </Field>
    </>
  )
}
