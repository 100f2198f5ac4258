// The long runs there are: what each holds against what, how far it is to go, and how much of it one shard is.

/**
 * @typedef {object} Campaign
 * @property {string} title
 * @property {string} intro what is held against what
 * @property {string} what what is counted
 * @property {number} target so many of it are wanted
 * @property {number} size so many of it, about, are one shard
 * @property {number} [p99] milliseconds that all but one in a hundred must keep to, where the run measures
 */

/** @type {Readonly<Record<string, Campaign>>} */
export const campaigns = {
  differential: {
    title: 'The long run of the evaluators',
    intro: `Random policies, and the shipped ones, each with many nominals: half of them complete, half with unknown facts and
unknown fields of records. For each pair the explaining evaluator (\`assess\`), the bare one (\`decide\`) and the bulk one
(\`openCaseload\`) must give the same answer, and a stock json-rules-engine, a fresh engine for each run, must never
contradict it: where every fact is known it gives the same answer, and where some are not its cautious answer holds
everything that is possible.`,
    what: 'pairs of a policy and a nominal',
    target: 10_000_000,
    size: 8_000,
  },
  machines: {
    title: 'The long run of the machines',
    intro: `Random logs of events, under random policies with random machines and under the shipped ones. At every step the states
that \`track\` gives are those of a second interpreter, written from the meaning of events and machines alone, and every
region that follows a decision is in the state of that decision. Under the shipped policies MAPPA leads whenever it
should, a decision of the panel is followed by a notice owed until it is given, membership changes by the panel alone,
and nobody is deselected without a review. On a sample \`replay\` gives the same states, standings and refusals, and the
replay of a prefix is the prefix of the replay.`,
    what: 'steps',
    target: 10_000_000,
    size: 6_000,
  },
  'import-fuzz': {
    title: 'The long run of hostile input',
    intro: `Real documents with bytes changed, with keys given twice, with \`__proto__\`, deep nesting, huge numbers and lone
surrogates, and bytes that never were a document, given to everything that reads: policies as text, as values and as
folders, nominals, journeys, acceptances, links, ZIP files, and rows of CSV, NDJSON and JSON. What comes back is a valid
value or issues with a code, a place and a message; what is thrown is an error of ours; no prototype is changed, nor what
was given; and what is read as a policy can be assessed.`,
    what: 'inputs',
    target: 500_000,
    size: 500,
    p99: 200,
  },
  verification: {
    title: 'The long run of verification',
    intro: `\`verify\`, \`compare\`, \`sameDecision\` and \`apart\` against brute force on random policies, as
\`tests/properties/05-findings.test.ts\` and \`06-comparison.test.ts\` do on 400 of them at every run of the tests.`,
    what: 'policies, or changes of one',
    target: 100_000,
    size: 200,
  },
  sql: {
    title: 'The long run of SQL',
    intro: `What the statement of \`toSql\` answers in a real DuckDB and a real PostgreSQL against \`decide\`, every column of every
decision, with a third of the facts unknown: on random policies and on the shipped ones.
\`tests/interop/sql/answers.test.ts\` does it on 40,000 nominals at every run of the tests.`,
    what: 'nominals',
    target: 100_000,
    size: 200,
  },
  'policy-mutation': {
    title: 'The examples against changed policies',
    intro: `Every small change of a shipped policy (an operator turned, a threshold one step off, a condition dropped, two rules
swapped, another outcome) must make one of its own examples fail, unless the diagram proves that the change is none.`,
    what: 'policies',
    target: 3,
    size: 1,
  },
}

export const names = Object.keys(campaigns)

/** Seeds of shards count from here, away from those of the tests. */
export const firstSeed = 1_000_000
