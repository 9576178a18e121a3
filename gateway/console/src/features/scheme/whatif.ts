import type { components } from '@/api/generated/assessment-service'
import type { Kind } from './versions'

export type WhatIf = components['schemas']['WhatIfControllerWhatIfView']
export type UnitChange = components['schemas']['UnitChange']

export const isOpen = (one: Pick<WhatIf, 'state'>) => one.state === 'WAITING' || one.state === 'RUNNING'
export const percentOf = (one: Pick<WhatIf, 'done' | 'total'>) =>
  one.total > 0 ? Math.min(100, Math.floor((100 * one.done) / one.total)) : 0

const ranked = (side: UnitChange['current']) => (side?.rank == null ? undefined : side)

/** How many places a unit goes up among the same peers, less than none if it goes down; none where it changes peers. */
export function climbOf(one: UnitChange): number | undefined {
  const [before, after] = [ranked(one.current), ranked(one.proposed)]
  return before && after && before.peersFrom === after.peersFrom ? before.rank! - after.rank! : undefined
}

/** What a score moves by in the two places that are shown; none where one of the two is missing. */
export function differenceOf(one: UnitChange): number | undefined {
  return one.difference == null ? undefined : Math.round(Number(one.difference) * 100) / 100
}

export const gradeMoves = (one: UnitChange) => (one.current?.grade ?? '') !== (one.proposed?.grade ?? '')
export const moves = (one: UnitChange) =>
  (differenceOf(one) ?? 0) !== 0 || (climbOf(one) ?? 0) !== 0 || gradeMoves(one)

export type Order = 'moved' | 'after' | 'before'
export const ORDERS: readonly Order[] = ['moved', 'after', 'before']

function size(one: UnitChange): number {
  const missing = (one.current?.score == null) !== (one.proposed?.score == null)
  return missing ? 1_000 : Math.abs(Number(one.difference ?? 0))
}
const byUnit = (one: UnitChange, other: UnitChange) => (one.unit < other.unit ? -1 : 1)
const place = (side: UnitChange['current']) => side?.rank ?? Infinity
const difference = (one: number, other: number) => (one === other ? 0 : one - other)

export function ordered(rows: readonly UnitChange[], order: Order): UnitChange[] {
  return [...rows].sort((one, other) => {
    const by =
      order === 'moved'
        ? size(other) - size(one)
        : order === 'after'
          ? difference(place(one.proposed), place(other.proposed))
          : difference(place(one.current), place(other.current))
    return by || byUnit(one, other)
  })
}

export interface Peers {
  /** Entries from which a unit is among these peers; none for those without a place. */
  from: number | undefined
  below: number | undefined
  rows: UnitChange[]
}

/** Units of a kind by their peers after the change, the busiest group first. */
export function peersOf(all: readonly UnitChange[], kind: Kind): Peers[] {
  const groups = new Map<number | undefined, UnitChange[]>()
  for (const one of all) {
    if (one.kind !== kind) continue
    const from = (ranked(one.proposed) ?? ranked(one.current))?.peersFrom ?? undefined
    groups.set(from, [...(groups.get(from) ?? []), one])
  }
  const froms = [...groups.keys()].sort((one, other) => (other ?? -1) - (one ?? -1))
  return froms.map((from, at) => ({
    from,
    below: from === undefined ? undefined : froms[at - 1],
    rows: groups.get(from)!,
  }))
}

export interface Slope {
  change: UnitChange
  climb: number
  /** Where its name stands on each side, counted from 0. */
  left: number
  right: number
}

/** The units of a group that climb and fall most, in the order of their places before and after. */
export function slopesOf(rows: readonly UnitChange[], most: number): Slope[] {
  const chosen = rows
    .map((change) => ({ change, climb: climbOf(change) }))
    .filter((one): one is { change: UnitChange; climb: number } => Boolean(one.climb))
    .sort(
      (one, other) => Math.abs(other.climb) - Math.abs(one.climb) || size(other.change) - size(one.change),
    )
    .slice(0, most)
  const at = (order: Order) =>
    new Map(
      ordered(
        chosen.map(({ change }) => change),
        order,
      ).map((change, index) => [change.unit, index]),
    )
  const [left, right] = [at('before'), at('after')]
  return chosen
    .map((one) => ({ ...one, left: left.get(one.change.unit)!, right: right.get(one.change.unit)! }))
    .sort((one, other) => one.left - other.left)
}
