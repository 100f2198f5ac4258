/** The id of a control that has a place in the document, in an editor that stands there by itself. */
export function conditionFieldId(path: string): string {
  return `condition${path}`
}

/** The controls of a part that have no place in the document themselves. */
export const handleOf = (path: string) => `${path}/handle`
export const actionsOf = (path: string) => `${path}/actions`
export const kindOf = (path: string) => `${path}/kind`
