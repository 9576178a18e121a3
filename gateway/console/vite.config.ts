import { fileURLToPath, URL } from 'node:url'
import vue from '@vitejs/plugin-vue'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig } from 'vitest/config'
// @ts-expect-error plain JavaScript, run by Node as it is
import { firstPage } from './tools/firstPage.mjs'
// @ts-expect-error plain JavaScript, run by Node as it is
import { precachedWorker } from './tools/worker.mjs'

const behind = process.env.STEELYARD_BASE ?? 'http://127.0.0.1:8080'
// For development only: acts as one account where there is no sign-in page. Never part of what is built.
const token = process.env.STEELYARD_TOKEN

const proxied = {
  target: behind,
  changeOrigin: false,
  headers: token ? { Authorization: `Bearer ${token}` } : undefined,
}
const proxy = Object.fromEntries(
  ['/api', '/oauth2', '/login', '/logout', '/connect'].map((path) => [path, proxied]),
)

export default defineConfig({
  plugins: [
    vue(),
    Components({
      dirs: [],
      dts: 'components.d.ts',
      resolvers: [ElementPlusResolver({ importStyle: 'css' })],
    }),
    precachedWorker(),
    firstPage(),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy },
  preview: { proxy },
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    target: 'es2022',
    // an inlined asset would need data: in the policy
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false },
    manifest: 'manifest.json',
    rolldownOptions: {
      output: {
        // Few files: with HTTP/1.1 a phone takes six at a time and waits a round trip for each. What every page loads is
        // one of them, what most desks show another.
        codeSplitting: {
          groups: [
            {
              name: 'shell',
              test: /[\\/]src[\\/](App\.vue|app[\\/](i18n|router|session)\.ts)$|[\\/]node_modules[\\/]@(vue|tanstack)[\\/]/,
              priority: 2,
            },
            {
              name: 'parts',
              test: /[\\/]src[\\/](app[\\/](api[\\/]act|ui[\\/](EmptyState|Loaded|PageHead|ScoreDial|StatusTag))|features[\\/](ledger[\\/](CaseRow|sending)|desk[\\/](Raises|queries)))\./,
              priority: 1,
            },
          ],
        },
      },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['tests/**/*.test.ts', 'src/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    isolate: false,
    fileParallelism: false,
  },
})
