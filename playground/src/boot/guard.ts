/** What stands before a method: it throws, or answers whether the method may do what it was asked. */
type Guard = (self: unknown, given: readonly unknown[]) => boolean

/** Puts a guard before a method, for everybody who calls it from now on. */
export function guard(prototype: object, method: string, mayDo: Guard): void {
  const original = Reflect.get(prototype, method) as (...given: readonly unknown[]) => unknown
  Reflect.set(prototype, method, function (this: unknown, ...given: readonly unknown[]) {
    return mayDo(this, given) ? Reflect.apply(original, this, given) : undefined
  })
}
