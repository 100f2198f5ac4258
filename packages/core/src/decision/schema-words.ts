/**
 * What each key of a policy document says, for editors to show. A key is found by the longest end of its way that is
 * listed, so that the `cite` of a rule needs no words of its own.
 */
const keyWords: { readonly [way: string]: string } = {
  $schema: 'Where the schema of this document is, for editors.',
  language: 'The version of the policy language: 1.0.',
  id: 'A short name that other parts refer to.',
  version: 'The version, as three numbers: 1.0.0.',
  title: 'What people call it.',
  summary: 'What the policy is, in a few sentences.',
  inForce: 'The days on which the policy holds, both included.',
  'inForce/from': 'The first day on which the policy holds.',
  'inForce/until': 'The last day on which it holds.',
  extends: 'Policies that this one starts from, in order: a later one wins.',
  'extends/*/policy': 'The policy and its version: navigate@1.0.0.',
  take: 'Only these parts are taken, with what they need.',
  remove: 'Parts that are taken out of what this policy extends.',
  areas: 'The areas that the policy is used in.',
  sources: 'The published documents that rules and figures rest on.',
  'sources/*/published': 'The day it was published.',
  file: 'The file that holds the text of the source.',
  note: 'A note for people; it decides nothing.',
  facts: 'What can be known of a nominal.',
  'facts/*/type': 'What kind of value it is: yes or no, a number, a choice, a day or a list.',
  yes: 'How it reads in a sentence when it is so.',
  no: 'How it reads in a sentence when it is not so.',
  hint: 'Help for the person who enters it.',
  suppliedBy: 'Who says so: a role, never a name.',
  changeable: 'Can it still change? True unless it says otherwise.',
  minimum: 'The least value there can be.',
  maximum: 'The greatest value there can be.',
  unit: 'What it is counted in.',
  whole: 'Only whole numbers.',
  mayBeNone: 'Can there be none of it, which is known and is not the same as not known?',
  values: 'The values it can have.',
  labels: 'Values in plain words.',
  past: 'Never a day after the one that people are judged on.',
  record: 'What is said of each entry of the list.',
  optional: 'May it be left out?',
  tables: 'Weights and other figures by value.',
  edition: 'Which edition of the table it is.',
  'rows/*/value': 'The figure.',
  grade: 'How well founded the figure is.',
  derived: 'Facts that are worked out from lists.',
  'derived/*/type': 'What kind of value comes out.',
  exists: 'Is there an entry in this list for which `where` is so?',
  count: 'How many entries of this list there are for which `where` is so.',
  sum: 'The sum over the entries of this list, by the table in `of`.',
  latest: 'The latest day in this list, of the field in `of`.',
  of: 'What of each entry is taken: a field, or a table and the field to look up.',
  'of/table': 'The table that gives the figure.',
  'of/by': 'The field to look up in the table.',
  where: 'Which entries count.',
  unlessSupplied: 'Worked out only where the fact of the same name is not given.',
  cite: 'The passages that it rests on.',
  source: 'The source that is quoted.',
  line: 'The line of the source.',
  quote: 'The words of that line, exactly.',
  assumption: 'Why it is assumed, where no source says so.',
  parameters: 'The figures and lists that can be set.',
  'parameters/*/value': 'The value that holds.',
  step: 'By how much it is usually moved.',
  basis: 'What it rests on: published, decided locally, or an assumption.',
  decidedBy: 'Who decided it: a role or a board, never a name.',
  decidedOn: 'The day it was decided.',
  conditions: 'Conditions with a name, to be used in several places.',
  'rules/*/conditions': 'When the rule applies: a group, or a condition with a name.',
  all: 'Every part must be met.',
  any: 'At least one part must be met.',
  not: 'The part must not be met.',
  condition: 'The name of a condition.',
  fact: 'The fact that is compared; `parameter.…` is a parameter, `decision.…` the outcome of a decision.',
  field: 'The field of each entry that is compared.',
  operator: 'How the two are compared.',
  value: 'What it is compared with: a value, or a parameter.',
  notCounting: 'A list of periods whose days the window leaves out.',
  assumptions: 'What can be taken to be so of everybody.',
  'assumptions/*/condition': 'What is taken to be so.',
  reason: 'Why.',
  use: 'Whether answers use it, or it is only reported when facts contradict it.',
  decisions: 'The questions that the policy answers, with their rules.',
  question: 'The question in words.',
  hitPolicy: 'Which rule counts: the FIRST that applies, the UNIQUE one, or all of them (COLLECT).',
  outcomes: 'The answers there can be.',
  meaning: 'What the outcome means.',
  mayBeProvisional: 'Outcomes that may still be possible while this one is given.',
  rules: 'The rules, in order of precedence.',
  name: 'A short name that is the rule’s own.',
  event: 'What the rule gives: its outcome, and what goes with it.',
  'rules/*/event/type': 'The outcome.',
  params: 'What goes with it.',
  fallback: 'It says what happens where the source is silent, and defines nothing.',
  before: 'The rule that this one is put before.',
  after: 'The rule that this one is put after.',
  otherwise: 'What is so when nothing above applies.',
  outcome: 'One of the outcomes of the decision.',
  events: 'What can happen to somebody.',
  payload: 'What an event carries.',
  or: 'Words that it may be instead.',
  set: 'Facts that the event gives a value to.',
  cases: 'Values that are replaced by others.',
  append: 'Lists that the event adds an entry to.',
  close: 'Lists in which the event ends the open entry.',
  learn: 'The part of what it carries that holds facts that are learnt.',
  permittedBy: 'The region whose state must let it happen.',
  actions: 'What is done besides.',
  cannot: 'How a refusal begins: “The nomination cannot be accepted”.',
  machines: 'How somebody’s standing moves with what happens.',
  follows: 'The decision or choice that the region follows.',
  names: 'Names of states that differ from the outcome.',
  states: 'The states there are.',
  initial: 'The state that it begins in.',
  entry: 'What is done on coming into the state.',
  on: 'What each event leads to.',
  'acceptances/*/on': 'The day it was accepted.',
  'signOffs/*/on': 'The day of the sign-off.',
  'changes/*/on': 'The day of the change.',
  target: 'The state that it leads to.',
  guard: 'What must be so for it.',
  mirrors: 'The decision that the region claims to agree with.',
  description: 'What it is, in words.',
  tags: 'Marks; `member` marks the states of people who are in a cohort.',
  review: 'What makes somebody’s case come back to the panel.',
  liaison: 'The teams that are told.',
  matrix: 'The scoring matrix of a nomination.',
  resources: 'The least share of the time that each cohort should have.',
  pathways: 'The pathways out of offending.',
  forums: 'The meetings there are, and what each does.',
  contact: 'How often somebody is seen.',
  deselection: 'When somebody can leave.',
  readings: 'Where the documents are silent: the ways to read them, and the one taken.',
  chosen: 'The reading that is taken.',
  options: 'The ways to read the silence.',
  edit: 'What taking this reading changes in the policy.',
  examples: 'People with the answer that they should get: the tests of the policy.',
  asAt: 'The day that the person is judged on.',
  expect: 'What should come out.',
  acceptances: 'Findings that somebody knows of and lets stand, with the reason.',
  code: 'The kind of finding that is let stand.',
  by: 'Who: a role or a board, never a name.',
  signOffs: 'Who signed the policy off: police and probation.',
  changes: 'What changed in each version.',
  'changes/*/text': 'What changed, in words.',
}

type Schema = { readonly [key: string]: unknown }

/** The schema of a policy with a sentence on every key that has one. */
export function withKeyWords(schema: Schema): Schema {
  return described(schema, [])
}

function described(schema: unknown, way: readonly string[]): Schema {
  const parts = Object.entries(schema as Schema).map(([key, value]): [string, unknown] => {
    if (key === 'properties') return [key, members(value, (part) => [...way, part], true)]
    if (key === '$defs') return [key, members(value, () => [], false)]
    if (key === 'items' || key === 'additionalProperties')
      return [key, typeof value === 'object' ? described(value, [...way, '*']) : value]
    if (key === 'anyOf' || key === 'oneOf')
      return [key, (value as unknown[]).map((each) => described(each, way))]
    return [key, value]
  })
  return Object.fromEntries(parts)
}

function members(value: unknown, wayOf: (key: string) => readonly string[], hasWords: boolean): Schema {
  const entries = Object.entries(value as Schema).map(([key, each]): [string, unknown] => {
    const way = wayOf(key)
    const words = hasWords ? wordsFor(way) : undefined
    const inner = described(each, way)
    return [key, words === undefined ? inner : { ...inner, description: words }]
  })
  return Object.fromEntries(entries)
}

function wordsFor(way: readonly string[]): string | undefined {
  for (let from = 0; from < way.length; from++) {
    const end = way.slice(from).join('/')
    if (Object.hasOwn(keyWords, end)) return keyWords[end]
  }
  return undefined
}
