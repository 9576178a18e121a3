// Types of every service's interface, made from the committed documents (docs/openapi); a Java test holds those
// against the running services, so what is generated here is never out of date.
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import openapiTS, { astToString } from 'openapi-typescript'

const documents = new URL('../../../docs/openapi/', import.meta.url)
const target = new URL('../src/api/generated/', import.meta.url)
await mkdir(target, { recursive: true })

for (const file of (await readdir(documents)).filter((name) => name.endsWith('.json')).sort()) {
  const source = await readFile(new URL(file, documents), 'utf8')
  const mark = `// of ${file} ${createHash('sha256').update(source).digest('hex').slice(0, 16)}\n`
  const to = new URL(file.replace('.json', '.ts'), target)
  const made = (await stat(to).catch(() => undefined)) && (await readFile(to, 'utf8'))
  if (made?.startsWith(mark)) continue
  const types = astToString(
    await openapiTS(JSON.parse(source), { alphabetize: true, defaultNonNullable: false }),
  )
  await writeFile(to, mark + types)
}
