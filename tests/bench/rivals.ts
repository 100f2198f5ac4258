import Logic from 'logic-solver'
import { questions, type Formula, type Problem } from './problem.ts'

/** The faults of a decision by name, in alphabetical order. */
export type Faults = readonly string[]

/**
 * By satisfiability: each class of each fact is a variable, one of them is true, and every question is
 * put to one and the same solver, which is what its authors advise.
 */
export function bySat(problem: Problem): Faults {
  const solver = new Logic.Solver()
  const is = (fact: number, at: number) => `f${fact}is${at}`
  problem.facts.forEach((width, fact) =>
    solver.require(Logic.exactlyOne(Array.from({ length: width }, (_, at) => is(fact, at)))),
  )
  const known = new Map<Formula, ReturnType<typeof Logic.and>>()
  const term = (formula: Formula): ReturnType<typeof Logic.and> => {
    const done = known.get(formula)
    if (done !== undefined) return done
    const made =
      'all' in formula
        ? Logic.and(formula.all.map(term))
        : 'any' in formula
          ? Logic.or(formula.any.map(term))
          : 'not' in formula
            ? Logic.not(term(formula.not))
            : Logic.or(formula.classes.map((at) => is(formula.fact, at)))
    known.set(formula, made)
    return made
  }
  const found: string[] = []
  for (const { name, formula, faultIf } of questions(problem)) {
    const isSomebody = solver.solveAssuming(term(formula)) !== null
    if (isSomebody === (faultIf === 'somebody')) found.push(name)
  }
  return tidy(found)
}

/** By trying every combination of classes. */
export function byBruteForce(problem: Problem): Faults {
  const asked = [...questions(problem)].map((question) => ({
    ...question,
    holds: compiled(question.formula),
    isSomebody: false,
  }))
  const person = problem.facts.map(() => 0)
  for (let left = true; left;) {
    for (const question of asked) question.isSomebody ||= question.holds(person)
    left = false
    for (let at = 0; at < person.length && !left; at += 1) {
      person[at] = ((person[at] as number) + 1) % (problem.facts[at] as number)
      left = person[at] !== 0
    }
  }
  const faults = asked.filter(({ isSomebody, faultIf }) => isSomebody === (faultIf === 'somebody'))
  return tidy(faults.map(({ name }) => name))
}

function compiled(formula: Formula): (person: readonly number[]) => boolean {
  if ('all' in formula) {
    const parts = formula.all.map(compiled)
    return (person) => parts.every((part) => part(person))
  }
  if ('any' in formula) {
    const parts = formula.any.map(compiled)
    return (person) => parts.some((part) => part(person))
  }
  if ('not' in formula) {
    const part = compiled(formula.not)
    return (person) => !part(person)
  }
  const { fact, classes } = formula
  return (person) => classes.includes(person[fact] as number)
}

/** A rule that is never met never decides either: that is said once. */
export function tidy(found: readonly string[]): Faults {
  return found
    .filter((name) => !found.includes(name.replace(/^masked /, 'never ')) || !name.startsWith('masked '))
    .sort()
}
