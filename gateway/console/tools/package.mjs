// What the Maven build of the gateway runs: installs, checks, tests and bundles, each only if something changed.
//   node tools/package.mjs TARGET [--no-checks]
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const target = resolve(process.argv[2])
const checks = !process.argv.includes('--no-checks')

async function files(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
}

async function digest(paths) {
  const hash = createHash('sha256').update(process.version)
  for (const path of [...paths].sort()) hash.update(path.slice(here.length)).update(await readFile(path))
  return hash.digest('hex')
}

async function once(stamp, wanted, work) {
  const done = await readFile(stamp, 'utf8').catch(() => '')
  if (done === wanted) return false
  await work()
  await mkdir(dirname(stamp), { recursive: true })
  await writeFile(stamp, wanted)
  return true
}

function npm(...args) {
  const result = spawnSync('npm', args, { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' })
  if (result.error) {
    console.error(`npm could not be started (${result.error.message}); it comes with Node 20.19 or later.`)
    process.exit(1)
  }
  if (result.status !== 0) process.exit(result.status ?? 1)
}

const lock = await digest([join(here, 'package-lock.json'), join(here, '.npmrc')])
await once(join(here, 'node_modules', '.steelyard.stamp'), lock, () => npm('ci', '--no-audit', '--no-fund'))

const generated = join(here, 'src', 'api', 'generated')
const sources = [
  ...(await files(join(here, 'src'))).filter((path) => !path.startsWith(generated)),
  ...(await files(join(here, 'public'))),
  ...(await files(join(here, 'tools'))),
  ...(await files(join(here, 'tests'))),
  ...(await files(resolve(here, '../../docs/openapi'))),
  ...[
    'package-lock.json',
    'package.json',
    'index.html',
    'vite.config.ts',
    'tsconfig.json',
    'eslint.config.js',
  ].map((name) => join(here, name)),
]
const state = await digest(sources)
if (checks) {
  await once(join(target, 'console-checked.stamp'), state, () => {
    npm('run', '--silent', 'check')
    npm('run', '--silent', 'test')
  })
}
const packaged = join(target, 'classes', 'static', 'console')
await once(join(packaged, '.stamp'), state, async () => {
  npm('run', '--silent', 'types')
  npm('run', '--silent', 'bundle')
  await rm(packaged, { recursive: true, force: true })
  await cp(join(here, 'dist'), packaged, { recursive: true })
})
