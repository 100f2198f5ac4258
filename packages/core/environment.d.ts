// What the core may expect of its surroundings beyond the language itself: Node and every browser have these.
// Nothing else is declared (no clock, console, process or network), so using it does not compile.

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>
}

declare function structuredClone<Value>(value: Value): Value
