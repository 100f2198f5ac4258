import { useMemo } from 'react'
import { jsonSchema, schemaNames, type SchemaName } from '@iom-rules/core'
import { useQuery } from '../../address/address.ts'
import { Radios } from '../../design/Choices.tsx'
import { plainText } from '../../policy-text/write.ts'
import { Code } from '../code/Code.tsx'
import { DeveloperPage } from '../DeveloperPage.tsx'
import { useAsked } from '../useAsked.ts'

const titles: { readonly [name in SchemaName]: string } = {
  policy: 'A policy',
  nominal: 'A nominal',
  journey: 'A journey',
  assessment: 'An assessment',
  record: 'A decision record',
  register: 'An entry of the register',
}

/** The JSON Schemas of what goes in and comes out. */
export function SchemaPage() {
  const { ask } = useAsked()
  const query = useQuery()
  const name = schemaNames.find((each) => each === query.get('what')) ?? 'policy'
  const text = useMemo(() => plainText(jsonSchema(name)), [name])
  return (
    <DeveloperPage title="JSON Schemas">
      <p className="govuk-body">
        JSON Schema 2020-12, with a sentence for each key of a policy, a record and the register. An editor
        that reads schemas checks and explains while you write. What a schema cannot say, such as that a fact
        exists, <code>parsePolicy</code> and <code>iom-rules check</code> do.
      </p>
      <div className="no-print">
        <Radios
          id="developer-schema"
          legend="Schema of"
          legendSize="s"
          small
          inline
          choices={schemaNames.map((each) => ({ value: each, text: titles[each] }))}
          value={name}
          onChange={(chosen) => ask({ what: chosen })}
        />
      </div>
      <Code what="the schema" text={text} file={`${name}.schema.json`} type="application/json" primary />
    </DeveloperPage>
  )
}
