// Writes dist/sw.js from src/worker/worker.js with the list of files the phone keeps, and their common version.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

/**
 * What the desk of a point, and an inspector in the field, need when there is no network: the first load and the parts
 * named here. The words of all features are read at the start, so one language's missing file would leave the page empty.
 */
const OFFLINE = [/\/src\/features\/(ledger|desk|inspection)\//, /\/src\/app\//]

export function precachedWorker() {
  return {
    name: 'precached-worker',
    apply: 'build',
    async generateBundle(_, bundle) {
      const kept = new Set(['/', '/favicon.svg', '/manifest.webmanifest'])
      const keep = (chunk) => {
        if (!chunk || kept.has(`/${chunk.fileName}`)) return
        kept.add(`/${chunk.fileName}`)
        chunk.viteMetadata?.importedCss.forEach((css) => kept.add(`/${css}`))
        chunk.imports.forEach((name) => keep(bundle[name]))
      }
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        if (chunk.isEntry || OFFLINE.some((part) => part.test(chunk.facadeModuleId ?? ''))) keep(chunk)
      }
      const files = [...kept].sort()
      const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12)
      const source = await readFile(new URL('../src/worker/worker.js', import.meta.url), 'utf8')
      this.emitFile({
        type: 'asset',
        fileName: 'sw.js',
        source: source
          .replace('__FILES__', JSON.stringify(files))
          .replace('__VERSION__', JSON.stringify(version)),
      })
    },
  }
}
