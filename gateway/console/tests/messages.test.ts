import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'vue-eslint-parser'

const SRC = join(import.meta.dirname, '../src')
const all = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
const folders = [
  ...new Set(
    all.filter((file) => /messages\/[\w-]+\.json$/.test(file)).map((file) => file.replace(/\/[^/]+$/, '')),
  ),
]

function flat(tree: Record<string, unknown>, before = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(before + key, value)
    else
      flat(value as Record<string, unknown>, `${before}${key}.`).forEach((text, inner) =>
        found.set(inner, text),
      )
  }
  return found
}

const read = (folder: string, language: string) =>
  flat(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')) as Record<string, unknown>)
const named = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

describe('the messages', () => {
  it.each(folders.map((folder) => [folder.slice(SRC.length + 1), folder]))(
    'of %s are complete in both languages',
    (_, folder) => {
      const chinese = read(folder, 'zh-CN')
      const english = read(folder, 'en')
      expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
      for (const [key, text] of chinese) {
        expect(text.trim(), key).not.toBe('')
        expect(english.get(key)?.trim(), key).not.toBe('')
        expect(named(english.get(key) ?? ''), key).toEqual(named(text))
      }
    },
  )

  it('are there for every key the sources name', () => {
    const known = new Set<string>()
    for (const folder of folders) {
      const scope = /src\/app\/messages$/.test(folder) ? 'app' : folder.split('/').at(-2)
      read(folder, 'zh-CN').forEach((_, key) => known.add(`${scope}.${key}`))
    }
    const missing: string[] = []
    for (const file of all.filter((name) => /\.(vue|ts)$/.test(name) && !name.includes('/generated/'))) {
      const source = readFileSync(file, 'utf8')
      for (const match of source.matchAll(/(?<![\w.])(?:\$?t|has)\(\s*'([\w.\-/]+)'/g)) {
        if (!known.has(match[1]!)) missing.push(`${file.slice(SRC.length + 1)}: ${match[1]}`)
      }
      for (const match of source.matchAll(/title: '([a-z]\w*(?:\.[\w-]+)+)'/g)) {
        if (!known.has(match[1]!)) missing.push(`${file.slice(SRC.length + 1)}: ${match[1]}`)
      }
    }
    expect(missing).toEqual([])
  })
})

interface Node {
  type: string
  value?: unknown
  key?: { name?: string; rawName?: string }
  children?: Node[]
  startTag?: { attributes: Node[] }
  directive?: boolean
  loc: { start: { line: number } }
}

const SPOKEN = new Set([
  'title',
  'placeholder',
  'label',
  'alt',
  'aria-label',
  'description',
  'content',
  'text',
])
const isWords = (text: string) => /\p{Script=Han}/u.test(text) || /\p{L}{2,}/u.test(text)

/** Text and spoken attributes that stand in a template themselves. */
function written(node: Node, take: (text: string, line: number) => void): void {
  if (node.type === 'VText' && isWords(String(node.value)))
    take(String(node.value).trim(), node.loc.start.line)
  for (const attribute of node.startTag?.attributes ?? []) {
    const value = attribute.value as { value?: string } | null
    if (
      !attribute.directive &&
      SPOKEN.has(attribute.key?.name ?? '') &&
      value?.value &&
      isWords(value.value)
    ) {
      take(value.value, attribute.loc.start.line)
    }
  }
  node.children?.forEach((child) => written(child, take))
}

describe('the templates', () => {
  const pages = all.filter((file) => file.endsWith('.vue'))

  it('carry no words of their own', () => {
    const found: string[] = []
    for (const file of pages) {
      const parsed = parse(readFileSync(file, 'utf8'), {
        sourceType: 'module',
        ecmaVersion: 2022,
        parser: false,
      })
      const template = (parsed as { templateBody?: Node }).templateBody
      if (template)
        written(template, (text, line) => found.push(`${file.slice(SRC.length + 1)}:${line} ${text}`))
    }
    expect(found).toEqual([])
  })

  it('and scripts write no Chinese outside the message files', () => {
    const found = all
      .filter(
        (file) => /\.(vue|ts)$/.test(file) && !file.includes('/generated/') && !file.endsWith('.test.ts'),
      )
      .filter((file) =>
        /\p{Script=Han}/u.test(readFileSync(file, 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '')),
      )
      .map((file) => file.slice(SRC.length + 1))
    expect(found).toEqual([])
  })
})
