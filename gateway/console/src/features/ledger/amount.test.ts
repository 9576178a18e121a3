import { expect, it } from 'vitest'
import { amountOf, pressed, type Key } from './amount'

const typed = (keys: string) => keys.split(' ').reduce((text, key) => pressed(text, key as Key), '')

it.each([
  ['6 00 0', '6000'],
  ['0 0 5', '5'],
  ['. 5', '0.5'],
  ['1 2 . 3 4 5 .', '12.34'],
  ['1 2 back back back 7', '7'],
  ['9 9 9 9 9 9 9 9 9 9 9 9', '9999999999'],
  ['1 00 clear', ''],
])('the keys %s give %s', (keys, text) => {
  expect(typed(keys)).toBe(text)
})

it('is sent as a decimal string the service takes', () => {
  const taken = /^\d{1,10}(\.\d{1,2})?$/
  for (const text of ['6000', '12.', '0.5', '12.34']) expect(amountOf(text)?.amount).toMatch(taken)
  expect(amountOf('')).toBeUndefined()
  expect(amountOf('0')).toBeUndefined()
})
