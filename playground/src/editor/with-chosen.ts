interface Choice {
  readonly value: string
  readonly text: string
}

/** The choices, and what is chosen and none of them: it stands there until somebody takes it out. */
export function withChosen(choices: readonly Choice[], chosen: readonly string[]): readonly Choice[] {
  const others = chosen.filter((one) => choices.every(({ value }) => value !== one))
  return [...choices, ...others.map((value) => ({ value, text: `“${value}”, which is no choice` }))]
}
