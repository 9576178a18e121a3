import { expect, it } from 'vitest'
import { codeIn, digits } from './signIn'

it('takes a code out of what is typed or pasted', () => {
  expect(digits('12 34-56 7')).toBe('123456')
  expect(digits('code')).toBe('')
})

it.each([
  ['#123456', '123456'],
  ['#12345', ''],
  ['#1234567', ''],
  ['#code=123456', ''],
  ['', ''],
])('finds in %s the code %s', (hash, code) => {
  expect(codeIn(hash)).toBe(code)
})
