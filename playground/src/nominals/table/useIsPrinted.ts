import { useSyncExternalStore } from 'react'

function subscribe(listener: () => void): () => void {
  const print = matchMedia('print')
  print.addEventListener('change', listener)
  return () => print.removeEventListener('change', listener)
}

const isPrintedNow = () => matchMedia('print').matches

/** Is the page on its way to paper? */
export function useIsPrinted(): boolean {
  return useSyncExternalStore(subscribe, isPrintedNow)
}
