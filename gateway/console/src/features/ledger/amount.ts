/** The keys of the amount's keypad. */
export type Key = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '00' | '.' | 'back' | 'clear'

const WHOLE = 10
const FRACTION = 2

/** What stands after a key: never more than the service takes, no leading zeros, one point, two places behind it. */
export function pressed(text: string, key: Key): string {
  if (key === 'clear') return ''
  if (key === 'back') return text.slice(0, -1)
  if (key === '.') return text.includes('.') ? text : `${text || '0'}.`
  const [whole = '', fraction] = (text === '0' ? '' : text).split('.')
  if (fraction !== undefined) return `${whole}.${(fraction + key).slice(0, FRACTION)}`
  const grown = (whole + key).replace(/^0+(?=\d)/, '')
  return grown.length > WHOLE ? text : grown
}

/** As the services take it: a decimal string, or nothing. */
export function amountOf(text: string): { amount: string; currency: string } | undefined {
  const [whole = '', fraction = ''] = text.split('.')
  if (whole === '' || Number(text) === 0) return undefined
  return { amount: fraction === '' ? whole : `${whole}.${fraction}`, currency: 'CNY' }
}
