const form = /^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})$/

function numbersOf(version: string): readonly [number, number, number] | null {
  const found = form.exec(version)
  return found === null ? null : [Number(found[1]), Number(found[2]), Number(found[3])]
}

/** Is it three numbers, as `1.2.0`? */
export function isVersion(text: string): boolean {
  return numbersOf(text) !== null
}

/** The next version to suggest, for a change of what the policy says: after 1.2.3 comes 1.3.0. */
export function nextVersion(version: string): string {
  const [major, minor] = numbersOf(version) ?? [0, 0]
  return `${major}.${minor + 1}.0`
}
