import { createInterface } from 'node:readline'
import {
  assess,
  narrate,
  nextQuestion,
  parseNominal,
  type Assessment,
  type FactValue,
  type Policy,
  type Question,
} from '@iom-rules/core'
import { one } from '../arguments.ts'
import { checkDecision, warnOutOfForce } from '../choices.ts'
import type { Command } from '../command.ts'
import { exitCode, usage } from '../exit.ts'
import { inWords, understand } from '../interview.ts'
import * as options from '../options.ts'
import { fold } from '../output/fold.ts'
import { plain } from '../output/plain.ts'
import { openSink } from '../output/sink.ts'
import { widthOf } from '../output/width.ts'
import { loadPolicy } from '../policy/load.ts'
import { issueWords } from '../report.ts'
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
    warnOutOfForce(policy, asAt, surroundings)
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

async function interview(policy: Policy, decision: string, asAt: string, surroundings: Surroundings) {
  const { stdin, stderr } = surroundings
  const facts: Record<string, FactValue> = {}
  const skip: string[] = []
  const lines = createInterface({ input: stdin, output: stderr, terminal: stdin.isTTY === true })
  const typed = lines[Symbol.asyncIterator]()
  lines.setPrompt('> ')
  try {
    for (let asked = 1; ; asked += 1) {
      const question = nextQuestion(policy, { ref: 'INTERVIEW', facts }, decision, { asAt, skip })
      if (question === null) return facts
      stderr.write(prompt(question, asked, widthOf(surroundings)))
      for (;;) {
        lines.prompt()
        const line = await typed.next()
        if (line.done) return facts
        const { fact, declaration } = question
        const unknown = line.value.trim() === '?'
        // A list may be answered and still leave parts of itself unknown: it is not asked for again.
        if (unknown || declaration.type === 'list') skip.push(fact)
        if (unknown) break
        const understood = understand(line.value, declaration)
        const problem =
          'problem' in understood ? understood.problem : misfit(policy, fact, understood.value, asAt)
        if (problem === null && 'value' in understood) {
          facts[fact] = understood.value
          break
        }
        stderr.write(`   ${plain(problem ?? '')}\n`)
      }
    }
  } finally {
    lines.close()
  }
}

function prompt({ title, hint, declaration }: Question, asked: number, width: number): string {
  const [first, ...rest] = inWords(declaration)
  const texts = [...(hint === undefined ? [] : [hint]), `Enter ${first}`, ...rest, '? if it is not known']
  const under = texts.flatMap((text) => {
    const indent = `   ${/^ */.exec(text)?.[0] ?? ''}`
    return fold(text.trim(), width - indent.length).map((line) => `${indent}${line}\n`)
  })
  return `\n${asked}. ${plain(title)}\n${under.join('')}`
}

function misfit(policy: Policy, fact: string, value: FactValue, asAt: string): string | null {
  const read = parseNominal(policy, { ref: 'INTERVIEW', facts: { [fact]: value } }, { asAt })
  return read.ok ? null : read.issues.map(issueWords).join('\n   ')
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
