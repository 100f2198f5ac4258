import { IomRulesError } from '../vocabulary/issue.ts'
import { mermaidText } from '../vocabulary/mermaid.ts'
import type { Policy } from '../policy/policy.ts'
import type { EventDeclaration } from '../policy/process.ts'
import { arrowsOf, regionsOf, type FlatRegion, type State } from '../policy/regions.ts'

/** Settings of {@link toMermaid}. */
export interface MermaidOptions {
  /** Only this region, such as `nomination`. Default: all, beside each other. */
  readonly region?: string
}

/**
 * The machine of a policy as a Mermaid state diagram (`stateDiagram-v2`), for a document or a page.
 *
 * @throws IomRulesError `UNKNOWN_REGION` when the policy has no such region; `NO_MACHINES` when it
 * has none at all.
 */
export function toMermaid(policy: Policy, options: MermaidOptions = {}): string {
  const regions = regionsOf(policy)
  if (regions.length === 0)
    throw new IomRulesError('NO_MACHINES', `The policy ${policy.id} has no machines to draw.`)
  const wanted = options.region === undefined ? regions : regions.filter(({ id }) => id === options.region)
  if (wanted.length === 0) {
    throw new IomRulesError(
      'UNKNOWN_REGION',
      `The policy ${policy.id} has no region \`${options.region}\`. Regions: ${regions.map(({ id }) => id).join(', ')}.`,
    )
  }
  const idIn = idsOf(regions)
  const lines = ['stateDiagram-v2']
  for (const region of wanted) {
    lines.push(`  state ${quoted(region.title ?? region.id)} as ${idIn(region)} {`)
    lines.push(...regionLines(policy, region, idIn).map((line) => `    ${line}`))
    lines.push('  }')
  }
  return `${lines.join('\n')}\n`
}

function quoted(text: string): string {
  return `"${mermaidText(text)}"`
}

type IdIn = (region: FlatRegion, state?: string) => string

/** Mermaid’s ids are letters, digits and `_`. Names that would have the same one are told apart by a number. */
function idsOf(regions: readonly FlatRegion[]): IdIn {
  const nameOf: IdIn = ({ id }, state) => (state === undefined ? id : `${id} ${state}`)
  const ids = new Map<string, string>()
  const taken = new Set<string>()
  for (const region of regions)
    for (const state of [undefined, ...region.states.keys()]) {
      const name = nameOf(region, state)
      const plain = name.replace(' ', '__').replace(/[^A-Za-z0-9_]/g, '_')
      let id = plain
      for (let more = 2; taken.has(id); more += 1) id = `${plain}_${more}`
      taken.add(id)
      ids.set(name, id)
    }
  return (region, state) => ids.get(nameOf(region, state)) as string
}

function regionLines(policy: Policy, region: FlatRegion, idIn: IdIn): string[] {
  const states = [...region.states.values()]
  const tops = states.filter((state) => state.within.length === 0)
  const declare = (state: State): string[] => {
    const inner = states.filter((each) => each.within.at(-1) === state.name)
    const title = `state ${quoted(state.words.title ?? state.name)} as ${idIn(region, state.name)}`
    if (inner.length === 0) return [title]
    // A state with others inside says which of them comes first, or the policy is not read.
    const start = `  [*] --> ${idIn(region, state.initial as string)}`
    return [`${title} {`, ...inner.flatMap(declare).map((line) => `  ${line}`), start, '}']
  }
  const lines = tops.flatMap(declare)
  if (region.follows !== undefined) {
    const of = region.follows.kind === 'decision' ? policy.decisions[region.follows.id]?.title : undefined
    return [
      ...lines,
      `note right of ${idIn(region, tops[0]?.name)}`,
      `  Follows ${mermaidText(of ?? region.follows.id)}: moves whenever it does`,
      'end note',
    ]
  }
  for (const { target } of region.initial) lines.push(`[*] --> ${idIn(region, target)}`)
  for (const { from, to, events } of arrowsOf(region)) {
    const titles = events.map((event) => (policy.events[event] as EventDeclaration).title)
    lines.push(`${idIn(region, from)} --> ${idIn(region, to)} : ${mermaidText(titles.join(' / '))}`)
  }
  for (const state of states) if (state.isFinal) lines.push(`${idIn(region, state.name)} --> [*]`)
  return lines
}
