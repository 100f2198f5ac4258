import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { has, whole } from '../arguments.ts'
import type { Command } from '../command.ts'
import { exitCode, Stop } from '../exit.ts'
import * as options from '../options.ts'
import { openBrowser } from '../playground/browser.ts'
import { serve } from '../playground/serve.ts'
import { ownFile } from '../surroundings.ts'

const usualPort = 4280

export const playground: Command = {
  name: 'playground',
  summary: 'Serve the playground to this machine: change a policy, see who moves, run journeys.',
  options: {
    port: {
      value: 'PORT',
      help: `Where it is served, on 127.0.0.1. A taken port gives the next one, 0 any free one. Default ${usualPort}.`,
    },
    open: { help: 'Open it in a browser too.' },
    help: options.help,
  },
  notes: [
    'The playground comes with this package, whole: nothing is fetched, and nobody but this machine can reach it. The headers it is sent with forbid the page every connection. It runs until it is stopped with Ctrl+C.',
    'In it, “Save the playground as one file” on the Privacy page gives the same as one HTML file that needs no server.',
  ],
  examples: [
    { what: 'Serve it, and open it', line: 'iom-rules playground --open' },
    { what: 'On another port', line: 'iom-rules playground --port 8080' },
  ],
  run: async (given, surroundings) => {
    const port = whole(given, 'port', [0, 65_535], usualPort)
    const root = ownFile(surroundings, 'playground')
    if (!existsSync(join(root, 'index.html'))) {
      throw new Stop(
        exitCode.unexpected,
        'The playground is not built: run `npm run build` in the repository.',
      )
    }
    const served = await serve({ root, port })
    surroundings.stdout.write(`The playground is at ${served.url} (stop it with Ctrl+C)\n`)
    if (has(given, 'open') && !(await openBrowser(served.url, surroundings.env))) {
      surroundings.stderr.write('No browser could be opened: open the address yourself.\n')
    }
    await new Promise<void>((done) => {
      surroundings.whenInterrupted(() => {
        void served.close()
        done()
      })
    })
    return exitCode.done
  },
}
