import { describe, expect, it } from 'vitest'
import type { ScoreRow } from '../assessment/model'
import { flat, gradesOf, median, ordered, peerGroups, rowsOf, treeOf, type NetworkUnit } from './tree'

const units: NetworkUnit[] = [
  { code: 'C1', name: '青川县', kind: 'COUNTY' },
  { code: 'S1', name: '东镇服务站', kind: 'STATION', parent: 'C1' },
  { code: 'S2', name: '西镇服务站', kind: 'STATION', parent: 'C1' },
  { code: 'P11', name: '花湾村服务点', kind: 'POINT', parent: 'S1' },
  { code: 'P12', name: '柳树村服务点', kind: 'POINT', parent: 'S1' },
  { code: 'P21', name: '桥头村服务点', kind: 'POINT', parent: 'S2' },
]
const row = (unit: string, score: number | null, more: Partial<ScoreRow> = {}): ScoreRow => ({
  unit,
  name: unit,
  kind: unit.startsWith('S') ? 'STATION' : 'POINT',
  path: [],
  period: 2026,
  score,
  grade: score === null ? null : score >= 90 ? 'EXCELLENT' : score >= 80 ? 'GOOD' : 'QUALIFIED',
  entries: 12,
  scheme: 'point@1',
  asOf: '2026-11-24T00:00:00Z',
  ...more,
})
const scores = new Map(
  [row('S1', 91), row('S2', 82), row('P11', 70), row('P12', 95), row('P21', null)].map((one) => [
    one.unit,
    one,
  ]),
)
const roots = treeOf(units, scores)
const codes = (rows: { node: { code: string } }[]) => rows.map((one) => one.node.code)

describe('the network tree', () => {
  it('puts points under stations under the county', () => {
    expect(codes(rowsOf(roots, new Set(['C1', 'S1']), 'code'))).toEqual(['C1', 'S1', 'P11', 'P12', 'S2'])
  })

  it('stands on a station where that is all somebody may see', () => {
    const own = treeOf(
      units.filter((unit) => unit.code === 'S1' || unit.parent === 'S1'),
      scores,
    )
    expect(own.map((node) => node.code)).toEqual(['S1'])
  })

  it('orders by score, with those that have none last', () => {
    const all = flat(roots).filter((node) => node.kind === 'POINT')
    expect(ordered(all, 'best').map((node) => node.code)).toEqual(['P12', 'P11', 'P21'])
    expect(ordered(all, 'worst').map((node) => node.code)).toEqual(['P11', 'P12', 'P21'])
  })

  it('finds by part of a name and shows what stands above', () => {
    expect(codes(rowsOf(roots, new Set(), 'code', { term: '桥头' }))).toEqual(['C1', 'S2', 'P21'])
    expect(codes(rowsOf(roots, new Set(), 'code', { term: 'p1' }))).toEqual(['C1', 'S1', 'P11', 'P12'])
  })

  it('finds by grade', () => {
    expect(codes(rowsOf(roots, new Set(), 'code', { grades: ['EXCELLENT'] }))).toEqual(['C1', 'S1', 'P12'])
    expect(rowsOf(roots, new Set(), 'code', { term: '桥头', grades: ['EXCELLENT'] })).toEqual([])
  })

  it('counts grades of open units only', () => {
    expect(gradesOf(flat(roots), 'POINT')).toEqual({
      EXCELLENT: 1,
      GOOD: 0,
      QUALIFIED: 1,
      UNQUALIFIED: 0,
      NONE: 1,
    })
    const closed = treeOf([{ ...units[3]!, closedOn: '2026-01-31' }], scores)
    expect(gradesOf(closed, 'POINT').QUALIFIED).toBe(0)
  })
})

describe('peer groups', () => {
  it('stand apart by entries, each in the order of its places', () => {
    const groups = peerGroups(
      [
        row('P1', 80, { rank: 2, peersFrom: 10 }),
        row('P2', 90, { rank: 1, peersFrom: 10 }),
        row('P3', 70, { rank: 1, peersFrom: 50 }),
        row('P4', 60, { entries: 0 }),
        row('S1', 60, { rank: 1, peersFrom: 50 }),
      ],
      'POINT',
    )
    expect(groups.map((group) => [group.from, group.below, group.rows.map((one) => one.unit)])).toEqual([
      [50, undefined, ['P3']],
      [10, 50, ['P2', 'P1']],
      [undefined, undefined, ['P4']],
    ])
    expect(groups[1]!.median).toBe(85)
  })

  it('have a middle', () => {
    expect(median([])).toBeUndefined()
    expect(median([3, 1, 2])).toBe(2)
  })
})
