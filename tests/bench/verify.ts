import { readFileSync } from 'node:fs'
import { parsePolicy, type Policy } from '@iom-rules/core'
import { compare, counterfactuals, mutants, verify } from '@iom-rules/core/analysis'
import { generate } from '@iom-rules/core/caseload'
import { scopeOf } from '../../packages/core/src/analysis/scope.ts'
import { adversarial, documentOf, treeShaped, type Problem } from './problem.ts'
import { byBruteForce, bySat, type Faults } from './rivals.ts'
import { byDiagram, faultsIn, problemOf } from './routes.ts'

/**
 * How long the questions of verification take: by diagrams, by a SAT solver, by trying everybody. The same
 * rules for all, in one run, round after round, with nothing remembered from one to the next. Medians with the
 * spread; agreement is checked before anything is timed.
 */
const rounds = Number(process.argv[2] ?? 5)
const budget = 1_000_000
const asAt = '2026-11-22'

function parsed(document: unknown): Policy {
  const found = parsePolicy(document)
  if (!found.ok) throw new Error(JSON.stringify(found.issues.slice(0, 3)))
  return found.value
}

const shipped = (id: string) => readFileSync(`packages/core/policies/${id}.json`, 'utf8')

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] as number
}

const ms = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0))

function spread(times: readonly number[]): string {
  return `${ms(median(times))} (${ms(Math.min(...times))} to ${ms(Math.max(...times))})`
}

/** Each job in turn, round after round; the first rounds only warm up. */
function timed<Name extends string>(jobs: Readonly<Record<Name, () => () => void>>): Record<Name, number[]> {
  const names = Object.keys(jobs) as Name[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = -3; round < rounds; round += 1)
    for (const name of names) {
      // What is made beforehand is new each time, so that nothing is remembered of it.
      const job = jobs[name]()
      globalThis.gc?.()
      const start = performance.now()
      job()
      const took = performance.now() - start
      if (round >= 0) times[name].push(took)
    }
  return times
}

function agree(name: string, all: Readonly<Record<string, Faults>>): void {
  const [first, ...others] = Object.entries(all)
  for (const [who, found] of others)
    if (JSON.stringify(found) !== JSON.stringify(first?.[1]))
      throw new Error(
        `${who} differs from ${first?.[0] ?? ''} on ${name}: ${found.join()} for ${first?.[1].join() ?? ''}`,
      )
}

function byNumberOfFacts(title: string, make: (count: number) => Problem): void {
  console.log(
    `\n| ${title} | faults | diagrams, ms | \`verify\` in full, ms | SAT, ms | everybody tried, ms | SAT / diagrams |`,
  )
  console.log('| --- | ---: | --- | --- | --- | --- | ---: |')
  for (const count of [8, 12, 16, 20, 30]) {
    const problem = make(count)
    const document = documentOf(problem)
    const fresh = () => parsed(document)
    const isFeasible = count <= 16
    const found = byDiagram(fresh(), 'decision', asAt, budget)
    const sat = bySat(problem)
    const options = { decisions: ['decision'], asAt, budget }
    const full = verify(fresh(), options)
    const isFull = !full.some(({ code }) => code === 'too-complex')
    agree(`${title}, ${count}`, {
      SAT: sat,
      ...(found === null ? {} : { diagrams: found }),
      ...(isFull ? { verify: faultsIn(full, 'decision') } : {}),
      ...(isFeasible ? { everybody: byBruteForce(problem) } : {}),
    })
    const times = timed({
      diagrams: () => {
        const policy = fresh()
        return () => byDiagram(policy, 'decision', asAt, budget)
      },
      full: () => {
        const policy = fresh()
        return () => verify(policy, options)
      },
      sat: () => () => bySat(problem),
      everybody: () => () => void (isFeasible && byBruteForce(problem)),
    })
    const complex = (isDone: boolean, took: readonly number[]) =>
      isDone ? spread(took) : `too complex, said after ${spread(took)}`
    const ratio = found === null ? '' : (median(times.sat) / median(times.diagrams)).toFixed(1)
    const tried = isFeasible ? spread(times.everybody) : ''
    console.log(
      `| ${count} facts | ${sat.length} | ${complex(found !== null, times.diagrams)} | ${complex(isFull, times.full)} | ${spread(times.sat)} | ${tried} | ${ratio} |`,
    )
  }
}

function shippedPolicies(): void {
  console.log(
    '\n| policy | findings | `verify` without machines, ms | with machines, ms | diagrams, the questions alone, ms | SAT, the same questions, ms | SAT / diagrams | SAT / `verify` |',
  )
  console.log('| --- | ---: | --- | --- | --- | --- | ---: | ---: |')
  for (const id of ['cheshire', 'navigate', 'neighbourhood-crime-2020']) {
    const text = shipped(id)
    const fresh = () => parsed(text)
    const policy = fresh()
    const decisions = Object.keys(policy.decisions)
    const problems = decisions.map((decision) => problemOf(scopeOf(policy, decision, asAt, budget)))
    const findings = verify(policy, { asAt, machines: false })
    decisions.forEach((decision, at) =>
      agree(`${id} ${decision}`, {
        verify: faultsIn(findings, decision),
        diagrams: byDiagram(policy, decision, asAt, budget) ?? [],
        SAT: bySat(problems[at] as Problem),
      }),
    )
    const on = (job: (policy: Policy) => void) => () => {
      const each = fresh()
      return () => job(each)
    }
    const times = timed({
      full: on((each) => verify(each, { asAt, machines: false })),
      machines: on((each) => verify(each, { asAt })),
      diagrams: on((each) => decisions.forEach((decision) => byDiagram(each, decision, asAt, budget))),
      sat: () => () => problems.forEach(bySat),
    })
    const ratio = (name: 'diagrams' | 'full') => (median(times.sat) / median(times[name])).toFixed(1)
    console.log(
      `| ${id} | ${findings.length} | ${spread(times.full)} | ${spread(times.machines)} | ${spread(times.diagrams)} | ${spread(times.sat)} | ${ratio('diagrams')} | ${ratio('full')} |`,
    )
  }
}

function others(): void {
  const text = shipped('cheshire')
  const fresh = () => parsed(text)
  const higher = () => {
    const document = JSON.parse(text) as { parameters: Record<string, { value: unknown }> }
    document.parameters = {
      ...document.parameters,
      ogrsHigh: { ...document.parameters['ogrsHigh'], value: 70 },
    }
    return parsed(document)
  }
  const people = [...generate(fresh(), { count: 300, seed: 7, asAt })]
  const [nominal] = people
  if (nominal === undefined) throw new Error('no people')
  const times = timed({
    'compare, OGRS threshold 75 to 70': () => {
      const [before, after] = [fresh(), higher()]
      return () => compare(before, after, { asAt })
    },
    'compare, the same, and 300 people counted': () => {
      const [before, after] = [fresh(), higher()]
      return () => compare(before, after, { asAt, nominals: people })
    },
    'compare, an identical policy': () => {
      const [before, after] = [fresh(), fresh()]
      return () => compare(before, after, { asAt })
    },
    'counterfactuals of one person, cohort FIXED': () => {
      const policy = fresh()
      return () => counterfactuals(policy, nominal, 'cohort', 'FIXED', { asAt })
    },
  })
  console.log('\n| cheshire | ms |\n| --- | --- |')
  for (const [name, took] of Object.entries(times)) console.log(`| ${name} | ${spread(took)} |`)
  const policy = fresh()
  const start = performance.now()
  const { total, equivalent, killed } = mutants(policy, { asAt })
  console.log(
    `| mutants, once: ${total}, of them ${equivalent} equivalent and ${killed} noticed | ${ms(performance.now() - start)} |`,
  )
}

console.log(`${rounds} rounds; Node ${process.version}; all agreed on every fault first.`)
byNumberOfFacts('tree-shaped rules', treeShaped)
byNumberOfFacts('adversarial rules', adversarial)
shippedPolicies()
others()
