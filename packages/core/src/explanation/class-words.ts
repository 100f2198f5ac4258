import type { Compiled, Variable } from '../diagram/compile.ts'
import { writtenTests } from '../diagram/tested.ts'
import type { ChoiceFact, FactTest, Policy } from '../policy/policy.ts'
import { figureRanges } from './figure-ranges.ts'
import { requirement } from './phrase.ts'
import { listed, subject, unitOf, valueWords, yesNoWords } from './words.ts'

/**
 * What it takes to have one of some classes of a fact's values, to stand in a sentence: in the words
 * of a test that the policy makes wherever there is one that says just that.
 *
 * @param fact the id that the policy knows the fact by
 *
 * @example
 * classWords(policy, compiled, variable, [1]) // 'the OGRS score is 75 percent or more'
 */
export function classWords(
  policy: Policy,
  compiled: Compiled,
  variable: Variable,
  classes: readonly number[],
  fact: string = variable.fact,
): string {
  const type = typeOf(policy, fact)
  // Of two policies side by side the one may not have the fact, or as another kind: then in the words of both.
  if (type !== typeOf(compiled.policy, variable.fact))
    return classWords(compiled.policy, compiled, variable, classes)
  const yesNo = yesNoWords(policy, fact)
  // Both of two classes would be no more than everybody.
  if (yesNo !== null)
    return classes.some((at) => variable.classes.examples[at] === true) ? yesNo.yes : yesNo.no
  const name = subject(policy, fact)
  if (type === 'number') {
    const figures = figureRanges(compiled.policy, variable, classes, unitOf(policy, fact))
    return `${name} is ${figures}`
  }
  const said = testsSaying(policy, compiled, variable, classes, fact)
  if (said !== null) return `${name} ${said}`
  if (type === 'choice') return choiceWords(policy, name, variable, classes)
  // A single class is what its tests say of it: no other comes out the same at all of them.
  const each = classes.map((at) => testsSaying(policy, compiled, variable, [at], fact) as string)
  return `${name} ${listed(each, 'or')}`
}

function typeOf(policy: Policy, fact: string): string | undefined {
  return policy.facts[fact]?.type ?? policy.derived[fact]?.type
}

/** The written tests, or opposites of them, that together are true of just these classes. */
function testsSaying(
  policy: Policy,
  compiled: Compiled,
  { fact: asked, classes: own }: Variable,
  classes: readonly number[],
  fact: string,
): string | null {
  const wanted = own.examples.map((_, at) => classes.includes(at))
  const fitting = [true, false].flatMap((positive) =>
    (writtenTests(compiled.policy).get(asked) as readonly FactTest[]).flatMap((test) => {
      const { operator, required } = compiled.resolved(test)
      const truths = own.truths({ operator, required }).map((truth) => truth === positive)
      if (!truths.every((truth, at) => truth || wanted[at] === false)) return []
      return [{ truths, words: requirement(policy, fact, operator, required, positive) }]
    }),
  )
  const isJust = (tests: typeof fitting) =>
    wanted.every((isWanted, at) => isWanted || tests.some(({ truths }) => truths[at] === false))
  if (!isJust(fitting)) return null
  // One test that says it all before several; of several no more than are needed.
  const alone = fitting.find((test) => isJust([test]))
  if (alone !== undefined) return alone.words
  const needed = fitting.reduceRight<typeof fitting>((kept, test) => {
    const others = kept.filter((each) => each !== test)
    return isJust(others) ? others : kept
  }, fitting)
  return listed([...new Set(needed.map(({ words }) => words))])
}

/** Several values of a choice, of which no tests say just that: by those that are, or that are not. */
function choiceWords(policy: Policy, name: string, variable: Variable, classes: readonly number[]): string {
  const { fact, classes: own } = variable
  const all = (policy.facts[fact] as ChoiceFact).values
  const isIn = (value: string) => classes.includes(own.classOf(value))
  const quote = (value: string) => `“${valueWords(policy, fact, value)}”`
  const inside = all.filter(isIn)
  const outside = all.filter((value) => !isIn(value))
  // A single value is what the tests say of it, so that there are several inside.
  return inside.length <= outside.length
    ? `${name} is one of ${listed(inside.map(quote), 'or')}`
    : `${name} is ${outside.length > 1 ? 'none of ' : 'not '}${listed(outside.map(quote), 'or')}`
}
