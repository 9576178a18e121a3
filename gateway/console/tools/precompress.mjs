// Leaves a .gz and a .br beside every text file, so that the gateway never compresses while someone waits.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const dist = new URL('../dist/', import.meta.url)
const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
for (const name of await readdir(dist, { recursive: true })) {
  if (!/\.(js|css|html|svg|json|webmanifest)$/.test(name)) continue
  const file = new URL(name, dist)
  const text = await readFile(file)
  if (text.length < 1024) continue
  await writeFile(`${file.pathname}.gz`, await zip(text, { level: 9 }))
  await writeFile(
    `${file.pathname}.br`,
    await brotli(text, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
    }),
  )
}
