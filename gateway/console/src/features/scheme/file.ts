import { isCollection, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml'

/** Where something stands in a scheme file. */
export type Path = readonly (string | number)[]

/** A scheme file as it is being written. The text is what counts; a form field is a place in it. */
export interface SchemeFile {
  text: string
  document: Document.Parsed
  lines: LineCounter
  /** Why it cannot be read at all, and on which line. */
  fault: { line: number; message: string } | undefined
}

export function readScheme(text: string): SchemeFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const error = document.errors[0]
  const fault = error
    ? { line: error.linePos?.[0].line ?? 1, message: error.message.split('\n')[0] ?? '' }
    : isMap(document.contents)
      ? undefined
      : { line: 1, message: '' }
  return { text, document, lines, fault }
}

const node = (file: SchemeFile, path: Path): unknown => file.document.getIn(path, true)

/** A value as it is written, without its quotes; empty where there is none. */
export function sourceOf(file: SchemeFile, path: Path): string {
  const found = node(file, path)
  if (!isScalar(found)) return ''
  return found.source ?? (found.value == null ? '' : String(found.value))
}

/** How many items a list has. */
export function countOf(file: SchemeFile, path: Path): number {
  const found = node(file, path)
  return isCollection(found) ? found.items.length : 0
}

/** The names of a map's fields, in their order. */
export function namesOf(file: SchemeFile, path: Path): string[] {
  const found = path.length ? node(file, path) : file.document.contents
  return isMap(found) ? found.items.map(({ key }) => keyOf(key)) : []
}

/** The place of something as the service names it: an item that has a code is known by it. */
export function placeOf(file: SchemeFile, path: Path): string {
  return path.reduce<string>((place, part, at) => {
    if (typeof part === 'string') return place ? `${place}.${part}` : part
    const code = sourceOf(file, [...path.slice(0, at + 1), 'code'])
    return `${place}[${code || part}]`
  }, '')
}

/** The line on which something stands, from 1. */
export function lineOf(file: SchemeFile, path: Path): number {
  const found = node(file, path) as { range?: [number, number, number] } | undefined
  return found?.range ? file.lines.linePos(found.range[0]).line : 1
}

/** A plain number, or what stands in quotes, be it nothing: never something else than what was typed. */
function written(value: string): string {
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(value) ? value : JSON.stringify(value)
}

/** The text with another value in one place; nothing else of it moves. An absent field goes after a neighbour. */
export function spliced(file: SchemeFile, path: Path, value: string, after?: string): string {
  const { text } = file
  const found = node(file, path)
  if (isScalar(found) && found.range) {
    const [from, to] = found.range
    const space = from === to && text[from - 1] === ':' ? ' ' : ''
    return text.slice(0, from) + space + written(value) + text.slice(to)
  }
  const map = path.length > 1 ? node(file, path.slice(0, -1)) : file.document.contents
  const name = String(path.at(-1))
  const beside = after === undefined ? undefined : node(file, [...path.slice(0, -1), after])
  if (value === '' || !isMap(map) || !isScalar(beside) || !beside.range) return text
  if (map.flow) {
    const end = beside.range[1]
    return `${text.slice(0, end)}, ${name}: ${written(value)}${text.slice(end)}`
  }
  const end = text.indexOf('\n', beside.range[1])
  const at = end < 0 ? text.length : end
  const start = text.lastIndexOf('\n', beside.range[0] - 1) + 1
  const indent = /^ */.exec(text.slice(start))![0]
  return `${text.slice(0, at)}\n${indent}${name}: ${written(value)}${text.slice(at)}`
}

/** The text without a field that need not be there. */
export function without(file: SchemeFile, path: Path): string {
  const { text } = file
  const map = path.length > 1 ? node(file, path.slice(0, -1)) : file.document.contents
  const found = node(file, path)
  if (!isMap(map) || !isScalar(found) || !found.range) return text
  const pair = map.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
  if (!pair || !isScalar(pair.key) || !pair.key.range) return text
  const from = pair.key.range[0]
  if (map.flow) {
    const comma = text.lastIndexOf(',', from)
    return text.slice(0, comma) + text.slice(found.range[1])
  }
  const start = text.lastIndexOf('\n', from) + 1
  const end = text.indexOf('\n', found.range[1])
  return text.slice(0, start) + (end < 0 ? '' : text.slice(end + 1))
}

export interface Change {
  place: string
  before: string | undefined
  after: string | undefined
}

const keyOf = (key: unknown) => String(isScalar(key) ? key.value : key)

/** Every value by its place, without asking for each place from the root again. */
function leaves(file: SchemeFile): Map<string, string> {
  const all = new Map<string, string>()
  const walk = (found: unknown, place: string) => {
    if (isMap(found)) {
      for (const { key, value } of found.items) walk(value, place ? `${place}.${keyOf(key)}` : keyOf(key))
    } else if (isSeq(found)) {
      found.items.forEach((item, index) => {
        const code = isMap(item) ? item.get('code') : undefined
        walk(item, `${place}[${code ?? index}]`)
      })
    } else if (isScalar(found) && found.value !== null) {
      all.set(place, found.source ?? String(found.value))
    }
  }
  walk(file.document.contents, '')
  return all
}

/** What two files say differently, place by place; how they are laid out does not matter. */
export function changesOf(before: SchemeFile, after: SchemeFile): Change[] {
  if (before.fault || after.fault) return []
  const [old, now] = [leaves(before), leaves(after)]
  const same = (one: string | undefined, other: string | undefined) =>
    one === other ||
    (one !== undefined && other !== undefined && one !== '' && other !== '' && Number(one) === Number(other))
  return [...new Set([...now.keys(), ...old.keys()])]
    .filter((place) => !same(old.get(place), now.get(place)))
    .map((place) => ({ place, before: old.get(place), after: now.get(place) }))
}
