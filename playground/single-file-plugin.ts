import { createHash } from 'node:crypto'
import { constants, gzipSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'
import { policyOf } from '../packages/cli/src/playground/headers.ts'
import { mark, policyTag, scriptOf, template } from './page-plugin.ts'

const entry = '<script type="module" src="./src/main.tsx"></script>'

/**
 * Makes one HTML file of the one script and the one style sheet of the build.
 *
 * The program is packed: it would be four times as large as it stands. What runs is named in the page’s policy by its
 * hash, so that neither text nor address of anything else can be.
 */
export function singleFile(fileName: string): Plugin {
  return {
    name: 'single-file',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const [program, ...more] = Object.values(bundle).filter((file) => file.type === 'chunk')
        if (program === undefined || more.length > 0) throw new Error('The one file takes just one script')
        const html = fileOf({
          boot: await scriptOf('src/boot/boot.ts'),
          unpack: await scriptOf('src/single/unpack.ts'),
          program: program.code,
          styles: textOf(bundle, '.css').replace('@charset "UTF-8";', ''),
          licences: textOf(bundle, '.md'),
        })
        for (const file of Object.keys(bundle)) delete bundle[file]
        this.emitFile({ type: 'asset', fileName, source: html })
      },
    },
  }
}

interface Parts {
  readonly boot: string
  readonly unpack: string
  readonly program: string
  readonly styles: string
  readonly licences: string
}

function fileOf({ boot, unpack, program, styles, licences }: Parts): string {
  const policy = policyOf({
    scripts: [boot, unpack, program].map(hashOf).join(' '),
    styles: hashOf(styles),
    workers: 'blob:',
    images: 'data:',
    trusted: 'iom-rules-program iom-rules-worker',
  })
  const packed = gzipSync(program, { level: constants.Z_BEST_COMPRESSION }).toString('base64')
  const head = [policyTag(policy), `<script>${boot}</script>`, `<style>${styles}</style>`]
  const body = [
    `<script type="application/gzip" id="program">${packed}</script>`,
    `<script type="text/plain" id="licences">\n${licences.replaceAll(/<(?=!--|\/?script)/gi, '< ')}</script>`,
    `<script>${unpack}</script>`,
  ]
  // Put in by functions: a program may hold what stands for something else in a replacement.
  return template()
    .replace(mark, () => head.join('\n    '))
    .replace(entry, () => body.join('\n    '))
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

function textOf(bundle: Rolldown.OutputBundle, ending: string): string {
  const files = Object.values(bundle).filter(
    (file) => file.type === 'asset' && file.fileName.endsWith(ending),
  )
  return files.map((file) => (file.type === 'asset' ? String(file.source) : '')).join('\n')
}
