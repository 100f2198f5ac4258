// The editor, the why view and the journey view take a policy and give edits: whatever they import, directly or not,
// none of it reaches for the draft, its storage, or the work done for the whole application.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const source = fileURLToPath(new URL('../../playground/src', import.meta.url))

/** What is one for the whole application. */
const application = [
  /^draft\/DraftProvider/,
  /^draft\/store/,
  /^drafts\//,
  /^work\/WorkProvider/,
  /^journeys\/shelf\//,
  /^impact\/ImpactProvider/,
  /^published\.ts$/,
]

/** Types come to nothing when the program is built. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(source, file), 'utf8')
  const found = [...text.matchAll(/^(?:import|export)\s(?!type\b)[^'"]*?from '(\.[^']+)'/gm)]
  const lazy = [...text.matchAll(/\bimport\('(\.[^']+)'\)/g)]
  return [...found, ...lazy].map(([, path = '']) => relative(source, join(source, dirname(file), path)))
}

/** The ways from a file to something of the application, each as the files passed. */
function waysOut(file: string, passed: readonly string[] = [], seen = new Set<string>()): string[] {
  if (seen.has(file)) return []
  seen.add(file)
  const way = [...passed, file]
  if (application.some((pattern) => pattern.test(file))) return [way.join(' → ')]
  return importsOf(file).flatMap((next) => (/\.tsx?$/.test(next) ? waysOut(next, way, seen) : []))
}

const parts = readdirSync(join(source, 'editor'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /^\w+\/\w+Part\.tsx$/.test(file))
  .map((file) => `editor/${file}`)

describe('a view takes a policy and gives edits, and knows nothing of the application', () => {
  test('there are as many parts of the editor as its screen loads', () => {
    const screen = readFileSync(join(source, 'editor/EditorScreen.tsx'), 'utf8')
    expect(parts.length).toBeGreaterThanOrEqual(screen.match(/import\('/g)?.length ?? 0)
  })

  test.each([
    ...parts,
    'editor/conditions/ConditionEditor.tsx',
    'editor/rules/RulesEditor.tsx',
    'nominals/why/Reasons.tsx',
    'journeys/teach/JourneyView.tsx',
  ])('%s', (file) => {
    expect(waysOut(file)).toEqual([])
  })

  test('a page that does would be seen', () => {
    expect(waysOut('nominals/why/WhyPage.tsx').length).toBeGreaterThan(0)
  })
})
