import type * as z from 'zod/mini'
import { didYouMean, fault, pointer, type Issue } from '../vocabulary/issue.ts'
import { own } from './references.ts'

/** Schemas of the product ask nothing of their own making, so these kinds never come. */
type Fault = Exclude<z.core.$ZodIssue, { readonly code: 'custom' | 'not_multiple_of' | 'invalid_element' }>
type Path = readonly string[]

/**
 * Checks a value against a schema and says every fault in the product's own words.
 *
 * A union that fails is only reported as `one of several shapes`; callers that know the shapes
 * better (conditions, derived facts) report the faults inside themselves.
 */
export function shapeIssues(schema: z.ZodMiniType, value: unknown): Issue[] {
  const read = schema.safeParse(value, { jitless: true, reportInput: true })
  return read.success ? [] : read.error.issues.flatMap((issue) => explain(issue as Fault, [], schema))
}

function explain(issue: Fault, above: Path, schema: z.ZodMiniType): Issue[] {
  const path: Path = [...above, ...issue.path.map(String)]
  const place = pointer(path)
  const name = path.length === 0 ? 'The document' : `\`${String(path.at(-1))}\``
  switch (issue.code) {
    case 'unrecognized_keys': {
      return issue.keys.map((key) => {
        const known = knownKeys(schema, path, key)
        const help = didYouMean(key, known) ?? `Known keys: ${known.join(', ')}.`
        return fault('unknown-key', pointer([...path, key]), `There is no key \`${key}\` here.`, help)
      })
    }
    case 'invalid_type':
      return issue.input === undefined
        ? [fault('missing-key', place, `${name} is missing.`, `Give ${expected(issue.expected)}.`)]
        : [
            fault(
              'wrong-type',
              place,
              `${name} must be ${expected(issue.expected)}, not ${shown(issue.input)}.`,
            ),
          ]
    case 'invalid_value': {
      const options = issue.values.map(String)
      if (issue.input === undefined)
        return [fault('missing-key', place, `${name} is missing.`, oneOf(options))]
      const help =
        (typeof issue.input === 'string' ? didYouMean(issue.input, options) : undefined) ?? oneOf(options)
      return [fault('wrong-value', place, `${name} cannot be ${shown(issue.input)}.`, help)]
    }
    case 'invalid_format':
      return [
        fault(
          'wrong-form',
          place,
          `${name} has the wrong form: ${shown(issue.input)}.`,
          form(issue.pattern as string),
        ),
      ]
    case 'too_small':
      if (issue.origin === 'array' && (path.at(-1) === 'all' || path.at(-1) === 'any')) {
        const help = 'Add a condition, or take the group out.'
        return [fault('empty-group', place, `The group ${name} is empty.`, help)]
      }
      return [fault('too-small', place, `${name} must ${least(issue)}.`)]
    case 'too_big':
      return [fault('too-big', place, `${name} must ${most(issue)}.`)]
    case 'invalid_key':
      return [
        fault(
          'wrong-name',
          place,
          `${name} is not a usable name.`,
          'Use up to 80 letters, digits, `-` and `_`, a letter first.',
        ),
      ]
    case 'invalid_union': {
      if (issue.discriminator !== undefined) {
        const options = (issue as unknown as { readonly options: readonly unknown[] }).options.map(String)
        const message = `${name} is missing or is not one of the kinds there are.`
        return [fault('wrong-value', place, message, oneOf(options))]
      }
      // Kinds of derived fact, of state and so on differ by a key: the closest kind says best what is wrong.
      if ((path[0] === 'derived' && path.length === 2) || processKeys.has(String(path[0])))
        return closest(issue.errors as Fault[][]).flatMap((each) => explain(each, path, schema))
      return [
        fault(
          'wrong-shape',
          place,
          `${name} has none of the shapes it may have: ${shown(issue.input)}.`,
          'The schema lists them: `iom-rules schema policy`.',
        ),
      ]
    }
  }
}

const processKeys = new Set(['events', 'machines'])

/**
 * The faults of the option that the value comes nearest to. Where that is of another `type`, any type is offered
 * whose options know as many of the keys that are there.
 */
function closest(options: readonly (readonly Fault[])[]): readonly Fault[] {
  const nearest = nearestOf(options)
  if (!nearest.some(isOfType)) return nearest
  const typed = options.filter((faults) => faults.some(isOfType))
  const fewest = Math.min(...typed.map(unknownKeys))
  const fitting = typed.filter((faults) => unknownKeys(faults) === fewest)
  const values = fitting.flatMap((faults) => faults.filter(isOfType).flatMap((each) => each.values))
  return nearestOf(fitting).map((each) => (isOfType(each) ? { ...each, values: [...new Set(values)] } : each))
}

/** The first of the nearest. */
function nearestOf(options: readonly (readonly Fault[])[]): readonly Fault[] {
  return options.reduce((nearest, each) => (farness(each) < farness(nearest) ? each : nearest))
}

function isOfType(each: Fault): each is Extract<Fault, { readonly code: 'invalid_value' }> {
  return each.code === 'invalid_value' && each.path.length === 1 && each.path[0] === 'type'
}

function unknownKeys(faults: readonly Fault[]): number {
  return faults.reduce((sum, each) => sum + (each.code === 'unrecognized_keys' ? each.keys.length : 0), 0)
}

/** How far a value is from an option: another type altogether, or another `type`, is further than its keys. */
function farness(faults: readonly Fault[]): number {
  return faults.reduce((sum, each) => {
    const isRoot = each.path.length === 0
    if (each.code === 'unrecognized_keys')
      return sum + each.keys.length + (isRoot && each.keys.includes('type') ? 10 : 0)
    if (isRoot && each.code === 'invalid_union')
      return sum + Math.min(...(each.errors as Fault[][]).map(farness))
    if (isRoot) return sum + 100
    return sum + (each.path.length === 1 && each.path[0] === 'type' ? 10 : 1)
  }, 0)
}

function expected(type: string): string {
  const words: Record<string, string> = {
    string: 'text in quotes',
    number: 'a number',
    int: 'a whole number',
    boolean: '`true` or `false`',
    array: 'a list in square brackets',
    object: 'an object in braces',
    record: 'an object in braces',
  }
  return words[type] as string
}

/** Schemas of the product ask of texts and lists only that they are not empty. */
function least({ origin, minimum, inclusive }: Extract<Fault, { readonly code: 'too_small' }>): string {
  if (origin === 'string' || origin === 'array') return 'not be empty'
  return inclusive === true ? `be at least ${minimum}` : `be more than ${minimum}`
}

function most({ origin, maximum }: Extract<Fault, { readonly code: 'too_big' }>): string {
  if (origin === 'string') return `have at most ${maximum} characters`
  return origin === 'array' ? `have at most ${maximum} members` : `be at most ${maximum}`
}

function form(pattern: string): string {
  if (pattern.includes('[0-9a-f]{64}')) return 'Give the 64 hexadecimal digits (0 to 9, a to f) of a hash.'
  if (pattern.includes('\\d{4}')) return 'Write a day as `2026-11-22`.'
  if (pattern.includes('[A-Z]{2,}'))
    return 'Give a role in lower case or a forum in capitals, as `panel chair` or `MACC`: never a name.'
  if (pattern.includes('@')) return 'Write a policy with its version, as `navigate@1.0.0`.'
  if (pattern.includes('\\d+\\.')) return 'Write a version as `1.0.0`.'
  if (pattern.includes('{0,39}'))
    return 'Use up to 40 letters, digits, `.`, `-` and `_`, beginning with a letter or a digit.'
  if (pattern.includes('[^/]')) return 'Write a path as `/decisions/cohort/title`.'
  if (pattern.includes('^[a-z]'))
    return 'Write it as `decisions.cohort`: a key of the policy, a dot and an id.'
  return 'Use letters, digits, `-` and `_`, beginning with a letter.'
}

function oneOf(options: readonly string[]): string {
  return `Use one of: ${options.map((option) => `\`${option}\``).join(', ')}.`
}

/** A value as it can be shown in a message: short, and never the whole of a large object. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  const plain = value as string | number | boolean | bigint | symbol | null
  const text = typeof plain === 'string' ? JSON.stringify(plain) : String(plain)
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``
}

/** The keys an object at this path may have, of every kind it may be that has not this key. */
function knownKeys(schema: z.ZodMiniType, path: Path, not: string): string[] {
  let defs = kindsOf(schema)
  for (const part of path) defs = defs.flatMap((def) => step(def, part))
  const kinds = defs.map((def) => ('shape' in def ? Object.keys(def.shape as object) : []))
  return [...new Set(kinds.filter((keys) => !keys.includes(not)).flat())]
}

function step(def: z.core.$ZodTypeDef, part: string): z.core.$ZodTypeDef[] {
  if ('shape' in def) {
    const inner = own(def.shape as Record<string, z.ZodMiniType>, part)
    return inner === undefined ? [] : kindsOf(inner)
  }
  if ('valueType' in def) return kindsOf(def.valueType as z.ZodMiniType)
  if ('element' in def) return kindsOf(def.element as z.ZodMiniType)
  return []
}

/** What a schema may be: itself, what it wraps, or each of its options. */
function kindsOf(schema: z.ZodMiniType): z.core.$ZodTypeDef[] {
  const { def } = schema._zod
  if ('innerType' in def) return kindsOf(def.innerType as z.ZodMiniType)
  if ('getter' in def) return kindsOf((def.getter as () => z.ZodMiniType)())
  if ('options' in def) return (def.options as readonly z.ZodMiniType[]).flatMap(kindsOf)
  return [def]
}
