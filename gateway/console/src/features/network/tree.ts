import type { Grade, ScoreRow, UnitKind } from '../assessment/model'

/** A unit as the registry knows it, as far as the tree needs it. */
export interface NetworkUnit {
  code: string
  name: string
  kind: UnitKind
  parent?: string | null
  closedOn?: string | null
  officers?: { from?: string | null; to?: string | null }[]
}

/** A unit in the tree, with its score where it has one. */
export interface Node {
  code: string
  name: string
  kind: UnitKind
  score: ScoreRow | undefined
  closedOn: string | undefined
  children: Node[]
}

export type Order = 'code' | 'best' | 'worst'

/** Puts units under those above them; one whose parent is not seen (another's area) stands at the top. */
export function treeOf(units: readonly NetworkUnit[], scores: ReadonlyMap<string, ScoreRow>): Node[] {
  const nodes = new Map<string, Node>()
  for (const unit of units) {
    nodes.set(unit.code, {
      code: unit.code,
      name: unit.name,
      kind: unit.kind,
      score: scores.get(unit.code),
      closedOn: unit.closedOn ?? undefined,
      children: [],
    })
  }
  const roots: Node[] = []
  for (const unit of units) {
    const above = unit.parent ? nodes.get(unit.parent) : undefined
    ;(above ? above.children : roots).push(nodes.get(unit.code)!)
  }
  return roots
}

const value = (node: Node) => (node.score?.score == null ? undefined : Number(node.score.score))

/** Orders brothers and sisters; those without a score come last, whatever the order. */
export function ordered(nodes: readonly Node[], order: Order): Node[] {
  return [...nodes].sort((one, other) => {
    if (order !== 'code') {
      const [a, b] = [value(one), value(other)]
      if (a === undefined || b === undefined) {
        if (a !== b) return a === undefined ? 1 : -1
      } else if (a !== b) return order === 'best' ? b - a : a - b
    }
    return one.code < other.code ? -1 : 1
  })
}

/** A row of the table: a node, how deep it stands, and whether it opens. */
export interface TreeRow {
  node: Node
  level: number
  parent: string | undefined
  position: number
  siblings: number
}

export interface Wanted {
  term?: string
  grades?: readonly Grade[]
}

/** Whether a node itself is looked for: by part of its name or the start of its code, and by grade. */
export function matches(node: Node, wanted: Wanted): boolean {
  const term = wanted.term?.trim().toLowerCase() ?? ''
  const named = !term || node.name.toLowerCase().includes(term) || node.code.toLowerCase().startsWith(term)
  const graded =
    !wanted.grades?.length || (node.score?.grade ? wanted.grades.includes(node.score.grade) : false)
  return named && graded
}

const narrowed = (wanted: Wanted) => Boolean(wanted.term?.trim() || wanted.grades?.length)

/**
 * The rows that are seen: of open nodes the children; while something is looked for, what matches with all above it,
 * opened by itself.
 */
export function rowsOf(
  roots: readonly Node[],
  open: ReadonlySet<string>,
  order: Order,
  wanted: Wanted = {},
): TreeRow[] {
  const looking = narrowed(wanted)
  const kept = new Set<string>()
  const keep = (node: Node): boolean => {
    const below = node.children.map(keep).some(Boolean)
    const kind = matches(node, wanted)
    if (below || kind) kept.add(node.code)
    return below || kind
  }
  if (looking) roots.forEach(keep)
  const rows: TreeRow[] = []
  const walk = (nodes: readonly Node[], level: number, parent: string | undefined) => {
    const seen = ordered(nodes, order).filter((node) => !looking || kept.has(node.code))
    seen.forEach((node, index) => {
      rows.push({ node, level, parent, position: index + 1, siblings: seen.length })
      const opened = looking ? node.children.some((child) => kept.has(child.code)) : open.has(node.code)
      if (opened) walk(node.children, level + 1, node.code)
    })
  }
  walk(roots, 1, undefined)
  return rows
}

/** All nodes of the tree. */
export function flat(roots: readonly Node[]): Node[] {
  return roots.flatMap((node) => [node, ...flat(node.children)])
}

/** How many of a kind have each grade, and how many have none. */
export function gradesOf(nodes: readonly Node[], kind: UnitKind): Record<Grade | 'NONE', number> {
  const counts = { EXCELLENT: 0, GOOD: 0, QUALIFIED: 0, UNQUALIFIED: 0, NONE: 0 }
  for (const node of nodes) {
    if (node.kind === kind && !node.closedOn) counts[node.score?.grade ?? 'NONE'] += 1
  }
  return counts
}

/** The middle one; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined
  const sorted = [...values].sort((one, other) => one - other)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1]! + sorted[half]!) / 2
}

export interface PeerGroup {
  /** Entries from which a unit is among these peers; none for those listed apart. */
  from: number | undefined
  /** Entries above which it is not. */
  below: number | undefined
  rows: ScoreRow[]
  median: number | undefined
}

/** Units of a kind among their peers, busiest group first, the best first in each; those without a place apart. */
export function peerGroups(rows: readonly ScoreRow[], kind: UnitKind): PeerGroup[] {
  const byFrom = new Map<number | undefined, ScoreRow[]>()
  for (const row of rows) {
    if (row.kind !== kind) continue
    const from = row.rank == null ? undefined : (row.peersFrom ?? undefined)
    byFrom.set(from, [...(byFrom.get(from) ?? []), row])
  }
  const froms = [...byFrom.keys()].sort((one, other) => (other ?? -1) - (one ?? -1))
  return froms.map((from, index) => {
    const group = [...byFrom.get(from)!].sort(
      (one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity) || (one.unit < other.unit ? -1 : 1),
    )
    return {
      from,
      below: from === undefined ? undefined : froms[index - 1],
      rows: group,
      median: median(group.flatMap((row) => (row.score == null ? [] : [Number(row.score)]))),
    }
  })
}
