/** Runs slices with pauses between; the function given back stops it. */
export function runInSlices<Done>(
  slices: Generator<undefined, Done>,
  whenDone: (done: Done) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const run = () => {
    const { done, value } = slices.next()
    if (done === true) whenDone(value)
    else timer = setTimeout(run)
  }
  run()
  return () => clearTimeout(timer)
}
