import { expect, it } from 'vitest'
import { formats } from '@/app/format'
import type { Row } from './table'
import { conditionOf, targetsOf } from './words'

const say = (key: string, named: Record<string, unknown> = {}) =>
  [key, ...Object.values(named).map(String)].join(' ')
const format = formats('en')

it('a rule says from which amount it fires, for each kind of unit its own', () => {
  const row: Row = { fires: 'LARGE_AMOUNT', currency: 'CNY', thresholds: { STATION: '50000', POINT: '5000' } }
  expect(conditionOf(row, say, format)).toEqual([
    'rules.when.LARGE_AMOUNT domain.unitKind.POINT ¥5,000',
    'rules.when.LARGE_AMOUNT domain.unitKind.STATION ¥50,000',
  ])
})

it('a rule of harm names the departments that are not those of the complaint', () => {
  const row: Row = { fires: 'HARM_DONE', competence: { CROP_LOSS: 'FARM_INPUTS' } }
  expect(conditionOf(row, say, format)).toEqual([
    'rules.when.HARM_DONE',
    'rules.when.competence domain.harm.CROP_LOSS domain.category.FARM_INPUTS',
  ])
})

it('a target is said once where both kinds of unit have the same', () => {
  expect(targetsOf({ targets: { POINT: 'LOCAL_OFFICE', STATION: 'LOCAL_OFFICE' } }, say)).toEqual([
    'rules.level.LOCAL_OFFICE',
  ])
  expect(targetsOf({ targets: { POINT: 'STATION', STATION: 'LOCAL_OFFICE' } }, say)).toHaveLength(2)
  expect(targetsOf({}, say)).toEqual(['rules.nowhere'])
})
