// What is wrong with events is said: what, where, and what to do.
import { describe, expect, it } from 'vitest'
import { acting, carrying, faultAt, event, type Row } from './process.ts'

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
      ['`kind`', 'type, day'],
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
      ['`colour`', 'offences, custody'],
    ],
    [
      'adds a field that is not there',
      event({ append: { offences: { kind: 'X' } } }),
      'unknown-field /events/X/append/offences/kind',
      ['`kind`', 'type, day'],
    ],
    [
      'adds what is no record',
      event({ append: { offences: 'X' } }),
      'wrong-value /events/X/append/offences',
      ['object of fields'],
    ],
    [
      'adds a value the field cannot have',
      event({ append: { offences: { type: 'Q' } } }),
      'wrong-value /events/X/append/offences/type',
      ['"Q"', '`X`'],
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
