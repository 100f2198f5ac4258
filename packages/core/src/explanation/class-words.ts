import type { Compiled, Variable } from '../diagram/compile.ts'
import { writtenTests } from '../diagram/tested.ts'
import type { Policy } from '../policy/policy.ts'
import { figureRanges } from './figure-ranges.ts'
import { requirement } from './phrase.ts'
import { listed, subject, valueWords, yesNoWords } from './words.ts'

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
  const yesNo = yesNoWords(policy, fact)
  if (yesNo !== null) {
    const values = new Set(classes.map((at) => variable.classes.examples[at]))
    return values.size > 1 ? `${yesNo.yes} or ${yesNo.no}` : values.has(true) ? yesNo.yes : yesNo.no
  }
  const name = subject(policy, fact)
  const type = policy.facts[fact]?.type ?? policy.derived[fact]?.type
  if (type === 'number') return `${name} is ${figureRanges(policy, { ...variable, fact }, classes)}`
  const said = testsSaying(policy, compiled, variable, classes, fact)
  if (said !== null) return `${name} ${said}`
  if (type === 'choice') return choiceWords(policy, name, variable, classes)
  const each = classes.map((at) => testsSaying(policy, compiled, variable, [at], fact) ?? '')
  return `${name} ${listed(each, 'or')}`
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
    (writtenTests(compiled.policy).get(asked) ?? []).flatMap((test) => {
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

function choiceWords(policy: Policy, name: string, variable: Variable, classes: readonly number[]): string {
  const { fact, classes: own } = variable
  const declared = policy.facts[fact]
  const all =
    declared !== undefined && 'values' in declared
      ? declared.values
      : own.examples.map((each) => String(each))
  const isIn = (value: string) => classes.includes(own.classOf(value))
  const quote = (value: string) => `“${valueWords(policy, fact, value)}”`
  const inside = all.filter(isIn)
  const outside = all.filter((value) => !isIn(value))
  return inside.length <= outside.length || outside.length === 0
    ? `${name} is ${inside.length > 1 ? 'one of ' : ''}${listed(inside.map(quote), 'or')}`
    : `${name} is ${outside.length > 1 ? 'none of ' : 'not '}${listed(outside.map(quote), 'or')}`
}
