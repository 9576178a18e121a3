import { readScheme, sourceOf, spliced, without } from './file'
import { nextOf, type Kind, type Version } from './versions'

/** The text a new version begins with: the published one under the next number, from the next year on. */
export function startOf(base: string, all: readonly Version[], today: string): string {
  let file = readScheme(base)
  const kind = sourceOf(file, ['kind']) as Kind
  const next = nextOf(all, kind, today)
  file = readScheme(spliced(file, ['version'], String(next.version)))
  file = readScheme(spliced(file, ['validFrom'], next.validFrom))
  const to = sourceOf(file, ['validTo'])
  return to && to < next.validFrom ? without(file, ['validTo']) : file.text
}
