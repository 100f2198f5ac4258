// The little of logic-solver that the benchmark uses; the package has no types of its own.
declare module 'logic-solver' {
  type Term = string | object
  const Logic: {
    readonly and: (parts: readonly Term[]) => Term
    readonly or: (parts: readonly Term[]) => Term
    readonly not: (part: Term) => Term
    readonly exactlyOne: (parts: readonly Term[]) => Term
    readonly Solver: new () => {
      require(formula: Term): void
      solveAssuming(formula: Term): object | null
    }
  }
  export default Logic
}
