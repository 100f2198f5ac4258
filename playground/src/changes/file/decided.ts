import type { Parameter, PolicyDocument } from '@iom-rules/core'
/**
 * The drafted policy once it is signed off: figures that were tried in the draft are then local ones, decided
 * by somebody on a day.
 */
export function decidedDocument(
  published: PolicyDocument,
  draft: PolicyDocument,
  { by, on }: { readonly by: string; readonly on: string },
): PolicyDocument {
  const { parameters } = draft
  if (parameters === undefined) return draft
  const decided = Object.entries(parameters).map(([id, parameter]): [string, Parameter] => {
    const before = published.parameters?.[id]
    if (parameter.basis !== 'assumption' || sameFigure(before, parameter)) return [id, parameter]
    // What was said of a figure that nobody had decided is not true of this one.
    const { note: _note, assumption: _assumption, ...rest } = parameter
    return [id, { ...rest, basis: 'local', decidedBy: by, decidedOn: on }]
  })
  return { ...draft, parameters: Object.fromEntries(decided) }
}

function sameFigure(one: Parameter | undefined, other: Parameter): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
