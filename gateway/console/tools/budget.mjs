// Counts what a phone loads before the first page of a desk stands, as sent with gzip, and refuses too much. Sees, too,
// that the service worker keeps all of it, or the desk would not open without a network.
import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'

const LIMITS_KIB = { 'src/features/desk/UnitHome.vue': 350 }
const WITHOUT_NETWORK = [
  'src/features/desk/UnitHome.vue',
  'src/features/ledger/NewEntry.vue',
  'src/features/ledger/Drafts.vue',
  'src/features/inspection/Units.vue',
  'src/features/inspection/TakeInspection.vue',
]
/** Read before anything is shown: every feature's words, and those of the controls. */
const ALWAYS = (key) => key === 'src/app/words/zh-CN.ts'
const dist = new URL('../dist/', import.meta.url)
const manifest = JSON.parse(await readFile(new URL('manifest.json', dist), 'utf8'))

async function load(entries) {
  const files = new Set(['index.html'])
  const take = (key) => {
    const part = manifest[key]
    if (!part || files.has(part.file)) return
    files.add(part.file)
    part.css?.forEach((css) => files.add(css))
    part.imports?.forEach(take)
  }
  entries.forEach(take)
  let bytes = 0
  for (const file of files) bytes += gzipSync(await readFile(new URL(file, dist)), { level: 9 }).length
  return { bytes, files }
}

let over = false
for (const [page, limit] of Object.entries(LIMITS_KIB)) {
  if (!manifest[page]) continue
  const { bytes, files } = await load(['index.html', page, ...Object.keys(manifest).filter(ALWAYS)])
  const kib = (bytes / 1024).toFixed(1)
  over ||= bytes > limit * 1024
  console.log(`first load of ${page}: ${kib} KiB in ${files.size} files (limit ${limit} KiB)`)
}

const worker = await readFile(new URL('sw.js', dist), 'utf8')
const needed = (await load(['index.html', ...WITHOUT_NETWORK, ...Object.keys(manifest).filter(ALWAYS)])).files
const unkept = [...needed].filter((file) => file !== 'index.html' && !worker.includes(`"/${file}"`))
if (unkept.length > 0) {
  console.error(
    `The desk would not open without a network; the service worker does not keep ${unkept.join(', ')}`,
  )
  process.exit(1)
}
if (over) {
  console.error('The first load is over its limit: load what is not needed at once lazily.')
  process.exit(1)
}
