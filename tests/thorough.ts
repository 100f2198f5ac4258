/**
 * Whether a run takes all the time it needs. A push asks a part, chosen so that every kind of fault is still found;
 * `IOM_RULES_TESTS=thorough npm test` asks everything, `npm run check -- docs` and `npm run check -- screens` what they
 * are named after.
 */
export const thorough = process.env['IOM_RULES_TESTS'] === 'thorough'

/** How often a property is tried: this often at a push, and eight times as often in a thorough run. */
export function runs(atAPush: number): number {
  return thorough ? 8 * atAPush : atAPush
}
