import { spawn } from 'node:child_process'

/** How a browser is asked for on each kind of machine. */
function opener(address: string): readonly [program: string, args: readonly string[]] {
  switch (process.platform) {
    case 'darwin':
      return ['open', [address]]
    case 'win32':
      return ['cmd', ['/c', 'start', '', address]]
    default:
      return ['xdg-open', [address]]
  }
}

/** Opens an address in the browser of this machine; answers whether one could be asked. */
export function openBrowser(address: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const [program, args] = opener(address)
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true, env })
    child.once('error', () => done(false))
    child.once('spawn', () => {
      child.unref()
      done(true)
    })
  })
}
