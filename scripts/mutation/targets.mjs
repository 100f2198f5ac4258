// What is changed by `npm run mutation`, and the tests that should notice: quick ones, as they run once for each change.

/**
 * @typedef {object} Target
 * @property {readonly string[]} mutate
 * @property {readonly string[]} tests
 * @property {number} [slowest] in milliseconds: a test that takes longer where nothing is changed is not asked, and what
 *   it alone would notice counts as unnoticed
 */

const answers = ['tests/mutation/cases.test.ts', 'tests/decision/*.test.ts']

/** @type {Readonly<Record<string, Target>>} */
export const targets = {
  decision: {
    mutate: ['packages/core/src/decision/**/*.ts'],
    tests: [
      ...answers,
      'tests/diagram/*.test.ts',
      'tests/cli/ask.test.ts',
      'tests/rules/published-schemas.test.ts',
      'tests/policy/nominal.test.ts',
      'tests/record/role.test.ts',
    ],
  },
  diagram: {
    mutate: ['packages/core/src/diagram/**/*.ts'],
    tests: [
      ...answers,
      'tests/diagram/*.test.ts',
      'tests/analysis/verify.test.ts',
      'tests/analysis/compare-between.test.ts',
      'tests/mutation/open-periods.test.ts',
      'tests/explanation/families.test.ts',
    ],
  },
  policy: {
    mutate: ['packages/core/src/policy/**/*.ts'],
    tests: [...answers, 'tests/policy/*.test.ts', 'tests/rules/published-schemas.test.ts'],
  },
  'analysis/case': ofAnalysis(['case/**', 'cases'], ['cases-*']),
  'analysis/comparison': ofAnalysis(
    ['comparison/**', 'comparison', 'compare'],
    ['compare*', 'second-opinion'],
  ),
  'analysis/counterfactual': ofAnalysis(['counterfactual/**', 'counterfactual'], ['counterfactual*']),
  'analysis/deciding': ofAnalysis(['deciding/**', 'deciding'], ['deciding*']),
  'analysis/mutation': ofAnalysis(['mutation/**', 'mutants'], ['mutants*', 'weights']),
  'analysis/verification': ofAnalysis(
    ['verification/**', 'verify'],
    ['verify*', 'second-opinion', 'weights'],
  ),
  'analysis/shared': ofAnalysis(
    ['*', '!cases', '!comparison', '!compare', '!counterfactual', '!deciding', '!mutants', '!verify'],
    [
      'common-fact',
      'cover',
      'examples-apart',
      'families',
      'meaning',
      'pair',
      'patterns',
      'readings-effects',
      'restate',
      'scope',
      'slice',
      'universe',
      'weighs-otherwise',
      'cases-*',
      'compare-*',
      'verify-overlaps',
      'verify-redundancy',
      'verify-parameters',
      'mutants-telling',
    ],
  ),
}

/**
 * A part of the analysis, with its own tests: those of all of it take too long for so many changes.
 * @param {readonly string[]} sources
 * @param {readonly string[]} tests
 * @returns {Target}
 */
function ofAnalysis(sources, tests) {
  return {
    mutate: sources.map(
      (each) => `${each.startsWith('!') ? '!' : ''}packages/core/src/analysis/${each.replace('!', '')}.ts`,
    ),
    tests: tests.map((each) => `tests/analysis/${each}.test.ts`),
    slowest: 2_000,
  }
}
