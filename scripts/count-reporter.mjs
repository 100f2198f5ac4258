// Ends a test run with one line, `N passed, N failed`, alone: some harnesses read only that.

export class CountReporter {
  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {ReadonlyArray<unknown>} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    let passed = 0
    // What fails outside a test (a file that does not load, an unhandled rejection) counts as a failure too.
    let failed = unhandledErrors.length
    for (const module of modules) {
      failed += module.errors().length
      for (const suite of module.children.allSuites()) failed += suite.errors().length
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') passed++
        if (state === 'failed') failed++
      }
    }
    this.line = `${passed} passed, ${failed} failed`
    process.once('exit', () => console.log(this.line))
  }
}
