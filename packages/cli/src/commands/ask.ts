import { createInterface } from 'node:readline'
import {
  assess,
  narrate,
  nextQuestion,
  parseNominal,
  type Assessment,
  type FactValue,
  type Policy,
} from '@iom-rules/core'
import { one } from '../arguments.ts'
import { checkDecision } from '../choices.ts'
import type { Command } from '../command.ts'
import { exitCode, usage } from '../exit.ts'
import { inWords, understand } from '../interview.ts'
import * as options from '../options.ts'
import { fold } from '../output/fold.ts'
import { openSink } from '../output/sink.ts'
import { widthOf } from '../output/width.ts'
import { loadPolicy } from '../policy/load.ts'
import type { Surroundings } from '../surroundings.ts'

export const ask: Command = {
  name: 'ask',
  summary: 'An interview: asks only the facts that matter until a decision is settled.',
  options: {
    policy: options.policy,
    'as-at': options.asAt,
    decision: { value: 'ID', help: 'The decision to settle. Default cohort, or the first of the policy.' },
    format: {
      value: 'FORMAT',
      choices: ['text', 'json'],
      help: 'text (default), or json: {nominal, assessment}.',
    },
    help: options.help,
  },
  notes: [
    'Questions go to stderr, the answer to stdout. `?` leaves a fact unknown; the end of the input ends the interview.',
  ],
  examples: [
    { what: 'Which cohort?', line: 'iom-rules ask --as-at today' },
    {
      what: 'Which colour, with the answers from a file',
      line: 'iom-rules ask --as-at 2026-11-22 --decision status < answers.txt',
    },
  ],
  run: async (given, surroundings) => {
    const asAt = options.readDay(given, surroundings)
    const policy = loadPolicy(one(given, 'policy'), surroundings)
    const decision = decisionToSettle(one(given, 'decision'), policy)
    const facts = await interview(policy, decision, asAt, surroundings)
    const nominal = { ref: 'INTERVIEW', facts }
    const assessment = assess(policy, nominal, { asAt, decisions: [decision] })
    const text =
      one(given, 'format') === 'json'
        ? JSON.stringify({ nominal, assessment }, null, 2)
        : closing(policy, assessment, decision, widthOf(surroundings))
    const sink = await openSink(undefined, surroundings)
    await sink.write(`${text}\n`)
    return exitCode.done
  },
}

function decisionToSettle(asked: string | undefined, policy: Policy): string {
  const [first] = Object.keys(policy.decisions)
  const decision = asked ?? (Object.hasOwn(policy.decisions, 'cohort') ? 'cohort' : first)
  if (decision === undefined) throw usage(`The policy ${policy.id} makes no decision to ask about.`)
  checkDecision(decision, policy)
  return decision
}

async function interview(policy: Policy, decision: string, asAt: string, { stdin, stderr }: Surroundings) {
  const facts: Record<string, FactValue> = {}
  const skipped = new Set<string>()
  const lines = createInterface({ input: stdin, output: stderr, terminal: stdin.isTTY === true })
  const typed = lines[Symbol.asyncIterator]()
  lines.setPrompt('> ')
  let asked = 0
  try {
    for (;;) {
      const question = nextQuestion(policy, { ref: 'INTERVIEW', facts }, decision, {
        asAt,
        skip: [...skipped],
      })
      if (question === null) return facts
      asked += 1
      const { fact, title, declaration } = question
      const hint = question.hint === undefined ? '' : `   ${question.hint}\n`
      stderr.write(`\n${asked}. ${title}\n${hint}   Enter ${inWords(declaration)}\n   ? if it is not known\n`)
      for (;;) {
        lines.prompt()
        const line = await typed.next()
        if (line.done) return facts
        if (line.value.trim() === '?') {
          skipped.add(fact)
          break
        }
        const understood = understand(line.value, declaration)
        const problem =
          'problem' in understood ? understood.problem : misfit(policy, fact, understood.value, asAt)
        if (problem === null && 'value' in understood) {
          // A list may be answered and still leave parts of itself unknown: it is not asked for again.
          if (declaration.type === 'list') skipped.add(fact)
          facts[fact] = understood.value
          break
        }
        stderr.write(`   ${problem}\n`)
      }
    }
  } finally {
    lines.close()
  }
}

function misfit(policy: Policy, fact: string, value: FactValue, asAt: string): string | null {
  const read = parseNominal(policy, { ref: 'INTERVIEW', facts: { [fact]: value } }, { asAt })
  return read.ok
    ? null
    : read.issues.map(({ message, help }) => (help ? `${message} ${help}` : message)).join('\n   ')
}

function closing(policy: Policy, assessment: Assessment, decision: string, width: number): string {
  const missing = assessment.decisions[decision]?.missing ?? []
  const unknown = missing.map((fact) => `  ${policy.facts[fact]?.title ?? fact} (${fact})`)
  return [
    '',
    `${policy.decisions[decision]?.title ?? decision}, as at ${assessment.asAt}`,
    ...fold(narrate(policy, assessment, decision), width - 2).map((line) => `  ${line}`.trimEnd()),
    ...(unknown.length === 0 ? [] : ['', 'Not known, and could still matter:', ...unknown]),
  ].join('\n')
}
