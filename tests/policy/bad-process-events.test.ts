// What is wrong with events is said: what, where, and what to do.
import { parsePolicy } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { document, offences, refused } from './build.ts'
import { acting, carrying, faultAt, event, type Row } from './process.ts'

const ho = { type: 'code', title: 'Class' }
const coded = (record: object) =>
  document({
    facts: { offences: { ...offences, record: { ...offences.record, ho } } },
    decisions: {},
    events: { X: { title: 'X', append: { offences: record } } },
  })
/** A policy of which an event can carry nothing that a policy lists. */
const bare = (field: object) =>
  document({ events: { X: { title: 'X', payload: { c: field }, set: { yes: { payload: 'c' } } } } })

describe('an event', () => {
  it.each<Row>([
    [
      'is permitted by a region that is not there',
      event({ permittedBy: 'flwo' }),
      'unknown-region /events/X/permittedBy',
      ['`flwo`', '`flow`'],
    ],
    [
      'sets a fact that is not there',
      event({ set: { yess: true } }),
      'unknown-fact /events/X/set/yess',
      ['`yess`', '`yes`'],
    ],
    ['sets yes or no to text', event({ set: { yes: 'yes' } }), 'wrong-value /events/X/set/yes', ['"yes"']],
    [
      'sets a choice to what it cannot be',
      event({ set: { colour: 'REDD' } }),
      'wrong-value /events/X/set/colour',
      ['"REDD"', '`RED`'],
    ],
    [
      'sets a number past its bounds',
      event({ set: { score: 11 } }),
      'wrong-value /events/X/set/score',
      ['`11`'],
    ],
    [
      'sets to none what never is',
      event({ set: { score: 'NONE' } }),
      'wrong-value /events/X/set/score',
      ['"NONE"'],
    ],
    [
      'sets from a fact that is not there',
      event({ set: { yes: { fact: 'yess' } } }),
      'unknown-fact /events/X/set/yes/fact',
      ['`yess`', '`yes`'],
    ],
    [
      'sets yes or no to its own day',
      event({ set: { yes: { event: 'day' } } }),
      'wrong-value /events/X/set/yes',
      ['day'],
    ],
    [
      'sets a whole list',
      event({ set: { offences: null } }),
      'wrong-value /events/X/set/offences',
      ['payload typed as it'],
    ],
    [
      'copies a choice into yes or no',
      event({ set: { yes: { fact: 'colour' } } }),
      'wrong-value /events/X/set/yes/fact',
      ['choice', 'yes-or-no'],
    ],
    [
      'falls back to its day where yes or no stands',
      event({ set: { yes: { fact: 'yes', otherwise: { event: 'day' } } } }),
      'wrong-value /events/X/set/yes/otherwise',
      ['day'],
    ],
    [
      'falls back to a fact of another type',
      event({ set: { yes: { fact: 'yes', otherwise: { fact: 'score' } } } }),
      'wrong-value /events/X/set/yes/otherwise/fact',
      ['number'],
    ],
    [
      'learns from a text',
      event({ payload: { c: { type: 'text' } }, learn: 'c' }),
      'wrong-value /events/X/learn',
      ['facts'],
    ],
    [
      'is permitted by a region that never takes it',
      event({ permittedBy: 'flow' }),
      'untaken-event /events/X/permittedBy',
      ['flow'],
    ],
    [
      'carries nothing and sets from it',
      event({ set: { colour: { payload: 'c' } } }),
      'unknown-payload-field /events/X/set/colour/payload',
      ['`c`'],
    ],
    [
      'sets a value of none of the forms there are',
      event({ set: { yes: { paylod: 'c' } } }),
      'unknown-key /events/X/set/yes/paylod',
      ['`paylod`', '`payload`'],
    ],
    [
      'copies a list into yes or no',
      event({ set: { yes: { fact: 'offences' } } }),
      'wrong-value /events/X/set/yes/fact',
      ['A list does not fit a yes-or-no fact', '`true` or `false`'],
    ],
    [
      'sets a choice to its own day',
      event({ set: { colour: { event: 'day' } } }),
      'wrong-value /events/X/set/colour',
      ['A day does not fit a choice', 'Give one of: RED, BLUE.'],
    ],
    [
      'sets to a word what may be none',
      event({ set: { when: 'soon' } }),
      'wrong-value /events/X/set/when',
      ['"soon"', '"NONE"'],
    ],
    [
      'lists a case that never comes',
      event({ set: { colour: { fact: 'colour', cases: { GREEN: 'RED' } } } }),
      'unknown-value /events/X/set/colour/cases/GREEN',
      ['`GREEN`'],
    ],
    [
      'sets what it does not carry',
      carrying({ fact: 'colour' }, { set: { colour: { payload: 'cc' } } }),
      'unknown-payload-field /events/X/set/colour/payload',
      ['`cc`', '`c`'],
    ],
    [
      'carries a fact that is not there',
      carrying({ fact: 'color' }),
      'unknown-fact /events/X/payload/c/fact',
      ['`color`', '`colour`'],
    ],
    [
      'carries a field that is not there',
      carrying({ fact: 'offences', field: 'kind' }),
      'unknown-field /events/X/payload/c/field',
      ['`kind`', '`type`, `day`'],
    ],
    [
      'carries a field of what has none',
      carrying({ fact: 'colour', field: 'type' }),
      'wrong-value /events/X/payload/c/field',
      ['`colour` is not a list of records', 'Take `field` out.'],
    ],
    [
      'keeps a value that the field has not',
      carrying({ fact: 'offences', field: 'type', values: ['x'] }),
      'unknown-value /events/X/payload/c/values/0',
      ['`x`', '`X`'],
    ],
    [
      'keeps some values of what is no choice',
      carrying({ fact: 'score', values: ['A'] }),
      'wrong-value /events/X/payload/c/values',
      ['Only of a choice', 'Take `values` out.'],
    ],
    [
      'keeps a value that is not there',
      carrying({ fact: 'colour', values: ['REDD'] }),
      'unknown-value /events/X/payload/c/values/0',
      ['`REDD`', '`RED`'],
    ],
    [
      'carries a choice to a number',
      carrying({ fact: 'colour' }, { set: { score: { payload: 'c' } } }),
      'wrong-value /events/X/set/score/payload',
      ['choice does not fit'],
    ],
    [
      'carries text to a fact',
      carrying({ type: 'text' }, { set: { yes: { payload: 'c' } } }),
      'wrong-value /events/X/set/yes/payload',
      ['text does not fit'],
    ],
    [
      'carries more than the fact may be',
      carrying(
        { type: 'number', minimum: 0, maximum: 20, unit: 'points', title: 'N' },
        { set: { score: { payload: 'c' } } },
      ),
      'wrong-value /events/X/set/score/payload',
      ['outside the bounds'],
    ],
    [
      'carries a word the fact does not know',
      carrying(
        { type: 'number', minimum: 0, maximum: 10, unit: 'points', title: 'N', or: ['MANY'] },
        { set: { score: { payload: 'c' } } },
      ),
      'wrong-value /events/X/set/score/payload',
      ['"MANY"'],
    ],
    [
      'carries none to what never is',
      carrying({ fact: 'when' }, { set: { noted: { payload: 'c' } } }),
      'wrong-value /events/X/set/noted/payload',
      ['"NONE"'],
    ],
    [
      'has bounds that leave nothing',
      carrying({ type: 'number', minimum: 5, maximum: 1, unit: 'points', title: 'N' }),
      'empty-domain /events/X/payload/c',
      ['below the maximum'],
    ],
    [
      'replaces a value by what does not fit',
      carrying({ fact: 'colour' }, { set: { yes: { payload: 'c', cases: { RED: 1 }, otherwise: false } } }),
      'wrong-value /events/X/set/yes/cases/RED',
      ['`1`'],
    ],
    [
      'replaces some values and lets others through',
      carrying({ fact: 'colour' }, { set: { yes: { payload: 'c', cases: { RED: true } } } }),
      'wrong-value /events/X/set/yes/payload',
      ['choice does not fit'],
    ],
    [
      'adds to a list that is not there',
      event({ append: { offence: {} } }),
      'unknown-list /events/X/append/offence',
      ['`offence`', '`offences`'],
    ],
    [
      'adds to what is no list',
      event({ append: { colour: 'RED' } }),
      'unknown-list /events/X/append/colour',
      ['`colour`', '`offences`, `custody`'],
    ],
    [
      'adds a field that is not there',
      event({ append: { offences: { kind: 'X' } } }),
      'unknown-field /events/X/append/offences/kind',
      ['`kind`', '`type`, `day`'],
    ],
    [
      'adds what is no record',
      event({ append: { offences: 'X' } }),
      'wrong-value /events/X/append/offences',
      ['object of fields'],
    ],
    [
      'adds a value the field cannot have',
      event({ append: { offences: { type: 'x' } } }),
      'wrong-value /events/X/append/offences/type',
      ['"x"', '`X`'],
    ],
    [
      'adds a code in words',
      coded({ ho: 'burglary' }),
      'wrong-value /events/X/append/offences/ho',
      ['"burglary"', 'Give a short code.'],
    ],
    [
      'closes a list that is not there',
      event({ close: { custdy: 'to' } }),
      'unknown-list /events/X/close/custdy',
      ['`custdy`', '`custody`'],
    ],
    [
      'closes what is never open',
      event({ close: { custody: 'from' } }),
      'wrong-value /events/X/close/custody',
      ['nothing can be closed'],
    ],
    [
      'learns what it does not carry',
      event({ learn: 'facts' }),
      'unknown-payload-field /events/X/learn',
      ['`facts`'],
    ],
    [
      'brings about a duty that is not there',
      acting('oblige', { duty: 'TELLL' }),
      'unknown-duty /events/X/actions/0/params/duty',
      ['`TELLL`', '`TELL`'],
    ],
    [
      'brings about a duty it does not carry',
      acting('oblige', { duty: { payload: 'd' } }),
      'unknown-payload-field /events/X/actions/0/params/duty/payload',
      ['`d`'],
    ],
    [
      'brings about a duty that may be left out',
      carrying(
        { type: 'id', of: 'duty', optional: true },
        { actions: [{ type: 'oblige', params: { duty: { payload: 'c' } } }] },
      ),
      'wrong-value /events/X/actions/0/params/duty/payload',
      ['`c` may be left out', 'no duty', '`optional`'],
    ],
    [
      'tells a team that may be left out',
      carrying(
        { type: 'id', of: 'liaison', optional: true },
        { actions: [{ type: 'refer', params: { team: { payload: 'c' } } }] },
      ),
      'wrong-value /events/X/actions/0/params/team/payload',
      ['`c` may be left out', 'no team', '`optional`'],
    ],
    [
      'brings about a duty by a text',
      carrying({ type: 'text' }, { actions: [{ type: 'oblige', params: { duty: { payload: 'c' } } }] }),
      'wrong-value /events/X/actions/0/params/duty/payload',
      ['`c` does not carry a duty', '"of": "duty"'],
    ],
    [
      'tells a team by the id of a duty',
      carrying(
        { type: 'id', of: 'duty' },
        { actions: [{ type: 'refer', params: { team: { payload: 'c' } } }] },
      ),
      'wrong-value /events/X/actions/0/params/team/payload',
      ['`c` does not carry a team', '"of": "liaison"'],
    ],
    [
      'puts an item that it carries',
      carrying({ type: 'text' }, { actions: [{ type: 'refer', params: { item: { payload: 'c' } } }] }),
      'wrong-value /events/X/actions/0/params/item/payload',
      ['`c` does not carry an item', 'Name the item itself.'],
    ],
    [
      'waives for a reason that is a choice',
      carrying(
        { fact: 'colour' },
        {
          actions: [{ type: 'discharge', params: { duty: 'TELL', waived: true, reason: { payload: 'c' } } }],
        },
      ),
      'wrong-value /events/X/actions/0/params/reason/payload',
      ['`c` does not carry a reason', 'the type `text`'],
    ],
    [
      'waives for a reason that is yes or no',
      carrying(
        { type: 'boolean', title: 'Why' },
        {
          actions: [{ type: 'discharge', params: { duty: 'TELL', waived: true, reason: { payload: 'c' } } }],
        },
      ),
      'wrong-value /events/X/actions/0/params/reason/payload',
      ['`c` does not carry a reason'],
    ],
    [
      'sets a deadline in words',
      acting('oblige', { duty: 'TELL', dueWithinDays: 'ten' }),
      'wrong-value /events/X/actions/0/params/dueWithinDays',
      ['Give a number'],
    ],
    [
      'sets a deadline by a parameter that is not there',
      acting('oblige', { duty: 'TELL', dueWithinDays: { fact: 'parameter.x' } }),
      'wrong-value /events/X/actions/0/params/dueWithinDays',
      ['Give a number'],
    ],
    [
      'ends a duty that is not there',
      acting('discharge', { duty: 'WRIT' }),
      'unknown-duty /events/X/actions/0/params/duty',
      ['`WRIT`', '`WRITE`'],
    ],
    [
      'tells a team that is not there',
      acting('refer', { team: 'YOUT' }),
      'unknown-team /events/X/actions/0/params/team',
      ['`YOUT`', '`YOUTH`'],
    ],
    [
      'puts an item that is not there',
      acting('refer', { item: 'LOK' }),
      'unknown-item /events/X/actions/0/params/item',
      ['`LOK`', '`LOOK`'],
    ],
  ])('%s', (_, input, expected, words) => {
    const text = faultAt(input, expected)
    for (const word of words) expect(text).toContain(word)
  })
})

describe('a type that there is not', () => {
  const help = (input: Record<string, unknown>, path: string) =>
    refused(input).find((issue) => issue.path === path)?.help
  const types = 'Use one of: `boolean`, `number`, `choice`, `day`, `text`, `matrix`, `facts`, `id`.'

  it.each<[unknown, string]>([
    [{ type: 'string', title: 'Carried' }, types],
    [{ type: 'string' }, types],
    [{ type: 7, optional: true }, types],
    [{ type: 'string', titel: 'Carried' }, types],
    // Only numbers have bounds.
    [{ type: 'integer', title: 'Carried', minimum: 0, maximum: 9, unit: 'points' }, 'Use one of: `number`.'],
    [{ type: 'nubmer', title: 'Carried' }, 'Did you mean `number`?'],
    [{ type: 'txt' }, 'Did you mean `text`?'],
  ])('of the payload %j is answered with the types that fit', (field, expected) => {
    expect(help(event({ payload: { c: field } }), '/events/X/payload/c/type')).toBe(expected)
  })

  it('of an action is answered with the actions that fit', () => {
    const path = '/events/X/actions/0/type'
    expect(help(acting('tell', { duty: 'TELL' }), path)).toBe('Use one of: `oblige`, `discharge`, `refer`.')
    expect(help(event({ actions: [{}] }), path)).toBe('Use one of: `set`, `oblige`, `discharge`, `refer`.')
  })
})

describe('an event of a policy that lists nothing', () => {
  it.each([
    [{ type: 'matrix' }, 'A matrix does not fit'],
    [{ type: 'facts' }, 'A set of facts does not fit'],
    [{ type: 'id', of: 'duty' }, 'An id does not fit'],
    [{ type: 'id', of: 'liaison' }, 'An id does not fit'],
    [{ type: 'id', of: 'deselection-reason' }, 'An id does not fit'],
  ])('carries %j to yes or no', (field, words) => {
    expect(faultAt(bare(field), 'wrong-value /events/X/set/yes/payload')).toContain(words)
  })
  it('may add a code, and discharge for a reason that it carries by id', () => {
    expect(parsePolicy(coded({ ho: '28/1' })).issues).toEqual([])
    const reason = carrying(
      { type: 'id', of: 'deselection-reason' },
      { actions: [{ type: 'discharge', params: { duty: 'TELL', waived: true, reason: { payload: 'c' } } }] },
    )
    expect(parsePolicy(reason).issues).toEqual([])
  })
  it('is not told of a list that is itself wrong', () => {
    const odd = document({
      facts: { odd: { type: 'list', title: 'Odd' } },
      decisions: {},
      events: { X: { title: 'X', append: { odd: 'X' } } },
    })
    expect(refused(odd).map(({ code, path }) => `${code} ${path}`)).toEqual(['wrong-shape /facts/odd'])
  })
})
