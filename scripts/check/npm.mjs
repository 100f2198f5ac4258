// npm as it is set up on this machine, for the checks that pack and install as a user would.
import { capture } from '../run.mjs'

const quiet = ['--no-audit', '--no-fund', '--no-update-notifier']

/**
 * Runs npm in a folder and answers with what it said.
 * @param {readonly string[]} args
 * @param {string} folder
 * @returns {Promise<string>}
 */
export async function npm(args, folder) {
  const script = process.env['npm_execpath']
  const [program, ...first] = script?.endsWith('.js') ? [process.execPath, script] : ['npm']
  // What npm set for the script that runs this is not meant for another folder.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(package|lifecycle|config_local_prefix)/.test(name),
    ),
  )
  const shell = process.platform === 'win32'
  const { status, output } = await capture(program, [...first, ...args, ...quiet], {
    cwd: folder,
    env,
    shell,
  })
  if (status !== 0) throw new Error(`npm ${args.join(' ')} in ${folder}:\n${output}`)
  return output
}

/**
 * @typedef {{ readonly name: string, readonly version: string, readonly filename: string, readonly integrity: string,
 *   readonly size: number, readonly unpackedSize: number, readonly files: readonly { readonly path: string }[] }} Packed
 */

/**
 * What `npm pack` puts into the package of a folder.
 * @param {string} folder
 * @param {readonly string[]} [args]
 * @returns {Promise<Packed>}
 */
export async function pack(folder, args = []) {
  const output = await npm(['pack', '--json', '--ignore-scripts', ...args], folder)
  const [packed] = JSON.parse(output.slice(output.indexOf('[\n')))
  return packed
}
