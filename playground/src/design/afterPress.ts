let isPressed = false

for (const [type, now] of [
  ['pointerdown', true],
  ['pointerup', false],
  ['pointercancel', false],
] as const) {
  document.addEventListener(type, () => (isPressed = now), true)
}

/**
 * Does something at once or, where a press is under way, once it is over: an error that appears in the middle of a
 * press moves the button from under it, and the press is lost.
 */
export function afterPress(act: () => void): void {
  if (!isPressed) return act()
  const over = () => {
    document.removeEventListener('pointerup', over)
    document.removeEventListener('pointercancel', over)
    // After the click that ends the press.
    setTimeout(act)
  }
  document.addEventListener('pointerup', over)
  document.addEventListener('pointercancel', over)
}
