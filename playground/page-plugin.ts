import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, type Plugin, type Rolldown } from 'vite'
import { pagePolicy } from '../packages/cli/src/playground/headers.ts'

/** What the built page and the one file have in common. */
export const target = 'es2022'

/** Where the page takes what only a built one has. */
export const mark = '<!-- The policy of the page and its first script -->'

/** A meta tag for a policy: `meta` cannot say everything that a header can. */
export function policyTag(policy: string): string {
  return `<meta http-equiv="Content-Security-Policy" content="${policy}" />\n    <meta http-equiv="x-dns-prefetch-control" content="off" />`
}

/** A file of the source as one classic script, which a browser runs where it stands. */
export async function scriptOf(file: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      target,
      lib: { entry: fileURLToPath(new URL(file, import.meta.url)), formats: ['iife'], name: 'script' },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined
  if (chunk === undefined) throw new Error(`${file} does not make one script`)
  return chunk.code.trim()
}

/**
 * Gives the built page its policy and its first script, and has what the first screen asks for next fetched at the
 * same time. Vite’s development page needs inline scripts and a socket, so it gets none of it.
 */
export function page(): Plugin {
  let boot = ''
  return {
    name: 'page',
    apply: 'build',
    async buildStart() {
      boot = this.emitFile({ type: 'asset', name: 'boot.js', source: await scriptOf('src/boot/boot.ts') })
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const first = Object.values(bundle).find(
          (file) => file.type === 'asset' && file.names.includes('boot.js'),
        )
        const tags = [
          policyTag(pagePolicy),
          `<script src="./${first?.fileName ?? boot}"></script>`,
          ...soonOf(bundle).map(
            (file) => `<link rel="modulepreload" crossorigin fetchpriority="low" href="./${file}" />`,
          ),
        ]
        return html.replace(mark, tags.join('\n    '))
      },
    },
  }
}

/**
 * In place of Vite’s own way of loading a part of the page, which makes links for what the part needs: there is one
 * style sheet, the page names the first parts itself, and the first script lets nothing make a link.
 */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    apply: 'build',
    enforce: 'pre',
    load: (id) =>
      id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load()' : null,
  }
}

/** The scripts that the entry asks for as soon as it runs, and what they need. */
function soonOf(bundle: Rolldown.OutputBundle): readonly string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const withImports = (files: readonly string[], found: readonly string[]): readonly string[] =>
    files.reduce((all, file) => {
      if (all.includes(file)) return all
      return withImports(chunks.find(({ fileName }) => fileName === file)?.imports ?? [], [...all, file])
    }, found)
  const entry = chunks.find(({ isEntry }) => isEntry)
  if (entry === undefined) return []
  const already = withImports([entry.fileName], [])
  return withImports(entry.dynamicImports, already).filter((file) => !already.includes(file))
}

/** The page as it is written. */
export function template(): string {
  return readFileSync(new URL('index.html', import.meta.url), 'utf8')
}
