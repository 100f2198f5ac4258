// What is wrong with machines is said: what, where, and what to do.
import { parsePolicy } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import {
  acting,
  beside,
  carrying,
  faultAt,
  event,
  guarded,
  on,
  open,
  process,
  region,
  states,
  trigger,
  type Row,
} from './process.ts'

it('is read without an issue when nothing is wrong', () => {
  expect(parsePolicy(process()).issues).toEqual([])
})

describe('a misspelt key', () => {
  it.each<Row>([
    [
      'of a region',
      process({ machines: { flow: { intial: 'OPEN', states } } }),
      'unknown-key /machines/flow/intial',
      ['`intial`', '`initial`'],
    ],
    [
      'and the key it stands for',
      process({ machines: { flow: { intial: 'OPEN', states } } }),
      'missing-key /machines/flow/initial',
      ['`initial` is missing'],
    ],
    [
      'of the states',
      process({ machines: { flow: { initial: 'OPEN', stats: states } } }),
      'unknown-key /machines/flow/stats',
      ['`stats`', '`states`'],
    ],
    ['of a transition', open({ tagret: 'SHUT' }), `unknown-key ${on}/tagret`, ['`tagret`']],
    [
      'of one of several transitions',
      open([{ target: 'SHUT', gaurd: {} }]),
      `unknown-key ${on}/0/gaurd`,
      ['`gaurd`', '`guard`'],
    ],
    ['of a guarded transition', open({ target: 'SHUT', gaurd: {} }), `unknown-key ${on}/gaurd`, ['`gaurd`']],
    [
      'of what follows',
      beside({ folows: 'd' }),
      'unknown-key /machines/other/folows',
      ['`folows`', '`follows`'],
    ],
    ['of an event', event({ sets: { yes: true } }), 'unknown-key /events/X/sets', ['`sets`', '`set`']],
    [
      'of a trigger',
      trigger({ fact: 'yes', wen: 'high' }),
      'unknown-key /review/triggers/0/wen',
      ['`wen`', '`when`'],
    ],
    [
      'of a team',
      process({ liaison: { YOUTH: { titel: 'Y' } } }),
      'unknown-key /liaison/YOUTH/titel',
      ['`titel`', '`title`'],
    ],
    [
      'for a kind of region',
      process({ machines: { p: { type: 'paralel', states: { a: { follows: 'd' } } } } }),
      'wrong-value /machines/p/type',
      ['"paralel"', '`parallel`'],
    ],
    [
      'for a kind of state',
      region({ states: { ...states, END: { type: 'finale' } } }),
      'wrong-value /machines/flow/states/END/type',
      ['"finale"', '`final`'],
    ],
    [
      'for a kind of action',
      acting('obligate', { duty: 'TELL' }),
      'wrong-value /events/X/actions/0/type',
      ['"obligate"', '`oblige`'],
    ],
    [
      'for a kind of payload',
      carrying({ type: 'texts' }),
      'wrong-value /events/X/payload/c/type',
      ['"texts"', '`text`'],
    ],
    [
      'for what an id is of',
      carrying({ type: 'id', of: 'duties' }),
      'wrong-value /events/X/payload/c/of',
      ['"duties"', '`duty`'],
    ],
    [
      'for a state that only follows',
      beside({ follows: 'd', states: { A: { on: {} } } }),
      'unknown-key /machines/other/states/A/on',
      ['`on`', 'entry'],
    ],
  ])('%s', (_, input, expected, words) => {
    const text = faultAt(input, expected)
    for (const word of words) expect(text).toContain(word)
  })
})

describe('a machine', () => {
  const unguarded = { type: 'rule', params: { condition: 'high' } }

  it.each<Row>([
    [
      'starts in a state that is not there',
      region({ initial: 'OPNE' }),
      'unknown-state /machines/flow/initial',
      ['`OPNE`', '`OPEN`'],
    ],
    [
      'starts by a list with one that is not there',
      region({ initial: [{ target: 'OPNE' }] }),
      'unknown-state /machines/flow/initial/0',
      ['`OPNE`', '`OPEN`'],
    ],
    [
      'may fit none of its starts',
      region({ initial: [{ target: 'OPEN', guard: unguarded }] }),
      'wrong-value /machines/flow/initial',
      ['none of the starts', 'no guard'],
    ],
    ['goes to a state that is not there', open('SHUTT'), `unknown-state ${on}`, ['`SHUTT`', '`SHUT`']],
    [
      'goes there by a transition written out',
      open({ target: 'SHUTT' }),
      `unknown-state ${on}/target`,
      ['`SHUTT`', '`SHUT`'],
    ],
    [
      'goes there by one of several',
      open([{ target: 'SHUT', guard: unguarded }, { target: 'SHUTT' }]),
      `unknown-state ${on}/1/target`,
      ['`SHUTT`', '`SHUT`'],
    ],
    ['goes nowhere', open([]), `too-small ${on}`, ['must not be empty']],
    [
      'takes an event that is not there',
      region({ states: { OPEN: { on: { SENDT: 'SHUT' } }, SHUT: {} } }),
      'unknown-event /machines/flow/states/OPEN/on/SENDT',
      ['`SENDT`', '`SENT`'],
    ],
    [
      'has two states of one name',
      region({ states: { ...states, BIG: { initial: 'OPEN', states: { OPEN: {} } } } }),
      'duplicate-name /machines/flow/states/BIG/states/OPEN',
      ['two states `OPEN`', 'another name'],
    ],
    [
      'has states inside and no first one',
      region({ states: { ...states, BIG: { states: { IN: {} } } } }),
      'missing-key /machines/flow/states/BIG/initial',
      ['which of its states is entered first'],
    ],
    [
      'has states inside and a first one that is not',
      region({ states: { ...states, BIG: { initial: 'INN', states: { IN: {} } } } }),
      'unknown-state /machines/flow/states/BIG/initial',
      ['`INN`', '`IN`'],
    ],
    [
      'has a first one and no states inside',
      region({ states: { ...states, SHUT: { initial: 'IN' } } }),
      'wrong-shape /machines/flow/states/SHUT/initial',
      ['no states inside', 'Take `initial` out'],
    ],
    [
      'goes on after its end',
      region({ states: { OPEN: states.OPEN, SHUT: { type: 'final', on: { DONE: 'OPEN' } } } }),
      'wrong-shape /machines/flow/states/SHUT',
      ['final state takes no events'],
    ],
    [
      'asks a condition that is not there',
      guarded({ condition: 'hihg' }),
      `unknown-condition ${on}/guard/params/condition`,
      ['`hihg`', '`high`'],
    ],
    [
      'asks it the other way round',
      open({
        target: 'SHUT',
        guard: { type: 'not', params: { guard: { type: 'rule', params: { condition: 'hihg' } } } },
      }),
      `unknown-condition ${on}/guard/params/guard/params/condition`,
      ['`hihg`', '`high`'],
    ],
    [
      'asks a decision that is not there',
      guarded({ decision: 'dd', outcome: 'A' }),
      `unknown-decision ${on}/guard/params/decision`,
      ['`dd`', '`d`'],
    ],
    [
      'asks for an outcome that is not there',
      guarded({ decision: 'd', outcome: 'B' }),
      `unknown-outcome ${on}/guard/params/outcome`,
      ['`B`', '`A`'],
    ],
    [
      'brings about a duty that is not there',
      open({ target: 'SHUT', actions: [{ type: 'oblige', params: { duty: 'TELLL' } }] }),
      `unknown-duty ${on}/actions/0/params/duty`,
      ['`TELLL`', '`TELL`'],
    ],
    [
      'enters with what no event carries',
      region({
        states: { ...states, SHUT: { entry: [{ type: 'oblige', params: { duty: { payload: 'x' } } }] } },
      }),
      'unknown-payload-field /machines/flow/states/SHUT/entry/0/params/duty/payload',
      ['`x`'],
    ],
    [
      'takes an event of another',
      beside({ initial: 'ON', states: { ON: { on: { SENT: 'ON' } } } }),
      'event-in-two-regions /machines/other/states/ON/on/SENT',
      ['belongs to the region `flow`', 'Let one region take'],
    ],
    [
      'mirrors a decision that is not there',
      region({ mirrors: 'dd' }),
      'unknown-decision /machines/flow/mirrors',
      ['`dd`', '`d`'],
    ],
    [
      'mirrors a decision and lacks a state for an outcome',
      region({ mirrors: 'd' }),
      'unknown-state /machines/flow/states',
      ['`A`'],
    ],
  ])('%s', (_, input, expected, words) => {
    const text = faultAt(input, expected)
    for (const word of words) expect(text).toContain(word)
  })
})

describe('a region that follows', () => {
  it.each<Row>([
    [
      'a decision that is not there',
      beside({ follows: 'dd' }),
      'unknown-decision /machines/other/follows',
      ['`dd`', '`d`'],
    ],
    [
      'one that collects',
      beside({ follows: 'obligations' }),
      'unfollowable-decision /machines/other/follows',
      ['no single state can follow'],
    ],
    [
      'a fact with no list of values',
      beside({ follows: 'fact.yes' }),
      'unknown-choice /machines/other/follows',
      ['`fact.yes`', 'fact.colour'],
    ],
    [
      'and names an outcome that is not there',
      beside({ follows: 'd', names: { B: 'X' } }),
      'unknown-outcome /machines/other/names/B',
      ['`B`', '`A`'],
    ],
    [
      'and names two alike',
      beside({ follows: 'd', names: { A: 'NONE' } }),
      'duplicate-name /machines/other/names/NONE',
      ['Two outcomes'],
    ],
    [
      'and takes the name of what is not known',
      beside({ follows: 'd', names: { A: 'UNDETERMINED' } }),
      'reserved-name /machines/other/names/A',
      ['`UNDETERMINED`', 'another name'],
    ],
    [
      'and describes a state that is not there',
      beside({ follows: 'd', states: { B: {} } }),
      'unknown-state /machines/other/states/B',
      ['`B`', '`A`'],
    ],
  ])('%s', (_, input, expected, words) => {
    const text = faultAt(input, expected)
    for (const word of words) expect(text).toContain(word)
  })
})

describe('a review trigger', () => {
  const two = { triggers: [1, 2].map(() => ({ id: 'T', title: 'T', fact: 'yes' })) }

  it.each<Row>([
    [
      'watches two things',
      trigger({ decision: 'd', fact: 'yes' }),
      'wrong-shape /review/triggers/0',
      ['`decision` or a `fact`'],
    ],
    ['watches nothing', trigger({}), 'wrong-shape /review/triggers/0', ['`decision` or a `fact`']],
    [
      'watches a decision that is not there',
      trigger({ decision: 'dd' }),
      'unknown-decision /review/triggers/0/decision',
      ['`dd`', '`d`'],
    ],
    [
      'watches a fact that is not there',
      trigger({ fact: 'yess' }),
      'unknown-fact /review/triggers/0/fact',
      ['`yess`', '`yes`'],
    ],
    [
      'watches a list',
      trigger({ fact: 'offences' }),
      'wrong-value /review/triggers/0/fact',
      ['`offences` is a list', 'Watch a decision'],
    ],
    [
      'waits for an outcome that is not there',
      trigger({ decision: 'd', to: ['NONE', 'B'] }),
      'unknown-outcome /review/triggers/0/to/1',
      ['`B`', '`A`'],
    ],
    [
      'waits for a value that is not there',
      trigger({ fact: 'colour', from: ['REDD'] }),
      'unknown-value /review/triggers/0/from/0',
      ['`REDD`', '`RED`'],
    ],
    [
      'asks for a condition that is not there',
      trigger({ fact: 'yes', when: 'hihg' }),
      'unknown-condition /review/triggers/0/when',
      ['`hihg`', '`high`'],
    ],
    [
      'has the name of another',
      process({ review: two }),
      'duplicate-name /review/triggers/1',
      ['two triggers `T`'],
    ],
  ])('%s', (_, input, expected, words) => {
    const text = faultAt(input, expected)
    for (const word of words) expect(text).toContain(word)
  })

  it('or a suggestion that was held speaks of what is there', () => {
    const held = (more: object) =>
      process({
        deselection: {
          reasons: [],
          suggestions: [{ id: 's', title: 'S', held: { decision: 'd', outcome: 'A', months: 6, ...more } }],
        },
      })
    expect(
      faultAt(held({ outcome: 'B' }), 'unknown-outcome /deselection/suggestions/0/held/outcome'),
    ).toContain('`A`')
    expect(faultAt(held({ months: 'six' }), 'wrong-value /deselection/suggestions/0/held/months')).toContain(
      'Give a number',
    )
    expect(parsePolicy(held({})).issues).toEqual([])
  })
})
