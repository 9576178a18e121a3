/**
 * What a point's home needs, asked for with the page itself: else a phone finds each only when the shell has come and has
 * run, a round trip after the other. Other desks have it from here, too, but for the last line.
 */
const NEEDED = ['/src/app/words/zh-CN.ts', '/src/features/desk/UnitHome.vue']
/** As the session asks for it, or the browser takes it for something else and asks twice. */
const WHO = { rel: 'preload', as: 'fetch', href: '/api/me', crossorigin: 'anonymous' }

export function firstPage() {
  return {
    name: 'first-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const files = new Set()
        const take = (chunk) => {
          if (!chunk || files.has(chunk.fileName)) return
          files.add(chunk.fileName)
          chunk.viteMetadata?.importedCss.forEach((css) => files.add(css))
          chunk.imports.forEach((name) => take(bundle[name]))
        }
        for (const chunk of Object.values(bundle)) {
          if (NEEDED.some((part) => chunk.facadeModuleId?.endsWith(part))) take(chunk)
        }
        const links = [...files]
          .filter((file) => !html.includes(file))
          .map((file) =>
            file.endsWith('.css')
              ? { rel: 'preload', as: 'style', href: `/${file}`, crossorigin: true }
              : { rel: 'modulepreload', href: `/${file}`, crossorigin: true },
          )
        return [...links, WHO].map((attrs) => ({ tag: 'link', attrs, injectTo: 'head' }))
      },
    },
  }
}
