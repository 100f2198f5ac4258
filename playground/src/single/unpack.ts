interface TrustedPolicies {
  createPolicy(
    name: string,
    rules: { readonly createScript: (text: string) => string },
  ): { createScript(text: string): string }
}

/** Unpacks the program that the one file carries, and begins it. */
async function unpack(): Promise<void> {
  const packed = Uint8Array.from(atob(document.getElementById('program')?.textContent ?? ''), (letter) =>
    letter.charCodeAt(0),
  )
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
  const text = await new Response(stream).text()
  const script = document.createElement('script')
  // The page’s policy names the hash of the program: no other text can be begun here.
  const types = (globalThis as { trustedTypes?: TrustedPolicies }).trustedTypes
  script.text =
    types?.createPolicy('iom-rules-program', { createScript: (text) => text }).createScript(text) ?? text
  document.head.append(script)
}

unpack().catch((error: unknown) => {
  const place = document.getElementById('root')
  if (place !== null) {
    place.textContent = `The playground could not be opened: ${String(error)}. It needs a browser of 2023 or later.`
  }
  reportError(error)
})
