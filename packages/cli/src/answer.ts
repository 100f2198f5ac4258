import type { Conflict, Decision, Policy } from '@iom-rules/core'
import type { Counterfactuals } from '@iom-rules/core/analysis'
import { counterfactualWords } from './counterfactual-words.ts'
import type { Cell } from './output/csv.ts'
import { fold } from './output/fold.ts'
import type { Layout } from './output/encode.ts'

/** What either engine answers for one decision, as far as it answers. */
export interface DecisionAnswer {
  readonly outcome?: string | null
  readonly certainty?: string
  readonly outcomes?: readonly string[]
  readonly possible: readonly string[]
  readonly missing?: readonly string[]
  readonly rule?: string | null
  readonly details?: object
}

/** What either engine answers for one nominal. */
export interface Answer {
  readonly nominal: { readonly ref: string; readonly area?: string }
  readonly asAt: string
  readonly decisions: { readonly [decision: string]: DecisionAnswer }
  readonly conflicts?: readonly Conflict[]
  readonly explanation?: Readonly<Record<string, string>>
  /** What would have to be otherwise, of the one decision that was asked about. */
  readonly counterfactuals?: readonly Counterfactuals[]
  /** What the JSON formats write. */
  readonly json: unknown
}

export interface View {
  readonly decisions: readonly string[]
  /** The exact evaluator says more than the stock engine: what is missing, and which facts contradict. */
  readonly exact: boolean
  readonly explain: boolean
  /** Only the answers: neither what is missing nor the further data of a rule. */
  readonly brief: boolean
  /** Whether it is told what would have to be otherwise. */
  readonly counterfactual: boolean
  readonly width: number
}

function full({ exact, brief }: View): boolean {
  return exact && !brief
}

/** How answers look as CSV and as a table. */
export function answerLayout(policy: Policy, view: View): Layout<Answer> {
  const columns = view.decisions.flatMap((id) => decisionColumns(id, policy.decisions[id], view))
  return {
    json: ({ json }) => json,
    csv: {
      header: [
        'ref',
        'area',
        'asAt',
        ...columns.map(([name]) => name),
        ...(full(view) ? ['conflicts'] : []),
        'policy',
      ],
      cells: (answer) => [
        answer.nominal.ref,
        answer.nominal.area,
        answer.asAt,
        ...columns.map(([, cell]) => cell(answer)),
        ...(full(view) ? [answer.conflicts?.map(({ assumption }) => assumption)] : []),
        `${policy.id}@${policy.version}`,
      ],
    },
    table:
      view.explain || view.counterfactual
        ? { prose: (answer) => prose(answer, policy, view) }
        : {
            columns: [
              { title: 'Nominal' },
              { title: 'Decision', folds: true },
              { title: 'Answer', folds: true },
              { title: 'Certainty' },
              { title: 'Could be', folds: true },
              ...(full(view) ? [{ title: 'Missing', folds: true as const }] : []),
            ],
            rows: (answer) => tableRows(answer, view.decisions),
          },
  }
}

type Column = readonly [string, (answer: Answer) => Cell]

function decisionColumns(id: string, decision: Decision | undefined, view: View): Column[] {
  const { explain, counterfactual, brief } = view
  const exact = full(view)
  const cell = (name: string, key: keyof DecisionAnswer): Column => [
    name,
    (answer) => answer.decisions[id]?.[key],
  ]
  const collects = decision?.hitPolicy === 'COLLECT'
  const detailed = [...(decision?.rules ?? []).map(({ event }) => event), decision?.otherwise].some(
    (given) => Object.keys(given?.params ?? {}).length > 0,
  )
  return [
    cell(id, collects ? 'outcomes' : 'outcome'),
    ...(collects ? [] : [cell(`${id}.certainty`, 'certainty')]),
    cell(`${id}.possible`, 'possible'),
    ...(exact ? [cell(`${id}.missing`, 'missing')] : []),
    ...(collects ? [] : [cell(`${id}.rule`, 'rule')]),
    ...(detailed && !collects && !brief ? [cell(`${id}.details`, 'details')] : []),
    ...(explain ? [[`${id}.explanation`, (answer: Answer) => answer.explanation?.[id]] as const] : []),
    ...(counterfactual
      ? [
          [
            `${id}.counterfactuals`,
            (answer: Answer) => answer.counterfactuals?.flatMap(counterfactualWords),
          ] as const,
        ]
      : []),
  ]
}

function tableRows({ nominal, decisions, conflicts = [] }: Answer, shown: readonly string[]): string[][] {
  const rows = shown.map((id) => {
    const answer = decisions[id] ?? { possible: [] }
    const single = answer.outcomes === undefined
    const open = single ? answer.possible.length > 1 : answer.possible.length > 0
    return [
      id,
      single ? (answer.outcome ?? '-') : answer.outcomes.join(', ') || 'none',
      answer.certainty ?? (open ? 'open' : 'settled'),
      open ? answer.possible.join(', ') : '',
      (answer.missing ?? []).join(', '),
    ]
  })
  const conflicting = conflicts.map(({ reason }) => ['conflict', reason, '', '', ''])
  const who = nominal.area === undefined ? nominal.ref : `${nominal.ref} ${nominal.area}`
  return [...rows, ...conflicting].map((row, at) => [at === 0 ? who : '', ...row])
}

function prose(answer: Answer, policy: Policy, { decisions, width, explain }: View): string {
  const { nominal, asAt, explanation = {}, conflicts = [], counterfactuals } = answer
  const who = nominal.area === undefined ? nominal.ref : `${nominal.ref}, ${nominal.area}`
  const part = (title: string, text: string) => [
    '',
    `  ${title}`,
    ...fold(text, width - 4).map((line) => `    ${line}`.trimEnd()),
  ]
  return [
    `${who}, as at ${asAt}`,
    ...decisions.flatMap((id) =>
      part(
        policy.decisions[id]?.title ?? id,
        explain ? (explanation[id] ?? '') : shortAnswer(answer.decisions[id]),
      ),
    ),
    ...(counterfactuals === undefined ? [] : otherAnswers(counterfactuals, width)),
    ...conflicts.flatMap(({ reason }) => part('Conflict in the facts', reason)),
    '\n',
  ].join('\n')
}

/** `FLEX, provisional`; what applies, of a decision that collects. */
function shortAnswer(answer: DecisionAnswer | undefined): string {
  if (answer?.outcomes !== undefined) return answer.outcomes.join(', ') || 'none'
  const { outcome, certainty } = answer ?? {}
  return [outcome, certainty].filter(Boolean).join(', ')
}

function otherAnswers(counterfactuals: readonly Counterfactuals[], width: number): string[] {
  const lines = counterfactuals
    .flatMap(counterfactualWords)
    .flatMap((words) => fold(words, width - 6).map((line, at) => `    ${at === 0 ? '- ' : '  '}${line}`))
  return ['', '  What would give another answer', ...lines]
}
