import { beforeEach, expect, it } from 'vitest'
import { recent } from './recent'

beforeEach(() => localStorage.clear())

it('keeps the latest first, each once, and no more than asked', () => {
  const categories = recent<string>('categories', 'point-1', 3, (one, other) => one === other)
  for (const category of ['FOOD', 'PRICE', 'FOOD', 'ONLINE', 'TELECOM']) categories.note(category)
  expect(categories.list()).toEqual(['TELECOM', 'ONLINE', 'FOOD'])
  expect(recent<string>('categories', 'point-2', 3, (one, other) => one === other).list()).toEqual([])
})
