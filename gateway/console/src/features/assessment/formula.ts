import type { Decimal, ScoreGroup, ScoreLine } from './model'

/**
 * The formula of an indicator with its numbers in it, as lines of symbols that read the same in both languages:
 * r = (7 + 5 × 0.9) / (8 + 5) = 0.884615. Nothing is computed here that the service did not tell.
 */
export interface Formula {
  rate?: string
  share?: string
  weight?: string
  points: string
}

/** Up to six places, without trailing zeros: enough to check by hand. */
export function plain(value: Decimal | null | undefined): string {
  return value === null || value === undefined ? '–' : String(Number(Number(value).toFixed(6)))
}

const hundred = (rate: Decimal | null | undefined) => plain(Number(rate) * 100)

function rateOf(line: ScoreLine): string | undefined {
  if (line.rate == null || line.n == null) return undefined
  return `r = (k + m × p₀) / (n + m) = (${plain(line.k)} + ${plain(line.m)} × ${plain(line.p0)}) / (${line.n} + ${plain(line.m)}) = ${plain(line.rate)}`
}

function shareOf(line: ScoreLine, parameters: Record<string, Decimal>): string | undefined {
  if (line.share == null) return undefined
  const share = plain(line.share)
  switch (line.function) {
    case 'LIN':
      return line.rate == null ? `s = ${share}` : `s = r = ${share}`
    case 'THR': {
      const { target, slope, floor } = parameters
      return target === undefined
        ? `s = ${share}`
        : `s = max(${plain(floor)}, 1 − ${plain(slope)} × max(0, ${plain(target)} − ${hundred(line.rate)})) = ${share}`
    }
    case 'QUOTA':
      return line.due == null
        ? `s = ${share}`
        : line.due === 0
          ? `s = ${share}`
          : `s = min(1, ${line.done ?? 0} / ${line.due}) = ${share}`
    case 'CHECK':
      return line.n ? `s = ${plain(line.k)} / ${line.n} = ${share}` : `s = ${share}`
    case 'ROLLUP':
      return `s = x̄ / 100 = ${share}`
  }
}

/** What of its group an indicator carries once those that do not apply gave their weights away. */
function weightOf(line: ScoreLine, group: ScoreGroup): string | undefined {
  if (Number(line.weight) === Number(line.effectiveWeight) || line.notApplicable) return undefined
  const applying = group.indicators
    .filter((one) => !one.notApplicable)
    .reduce((sum, one) => sum + Number(one.weight), 0)
  return `w = ${plain(group.effectiveWeight)} × ${plain(line.weight)} / ${plain(applying)} = ${plain(line.effectiveWeight)}`
}

export function formulaOf(
  line: ScoreLine,
  group: ScoreGroup,
  parameters: Record<string, Decimal> = {},
): Formula {
  const rate = rateOf(line)
  const share = shareOf(line, parameters)
  const weight = weightOf(line, group)
  return {
    ...(rate ? { rate } : {}),
    ...(share ? { share } : {}),
    ...(weight ? { weight } : {}),
    points: line.notApplicable
      ? '–'
      : `w × s = ${plain(line.effectiveWeight)} × ${plain(line.share)} = ${plain(line.points)}`,
  }
}

/** The way from groups to the score: what the groups give, what is beside them, and what the clamp took. */
export function sumOf(score: { groups: ScoreGroup[] }): number {
  return score.groups.reduce((sum, group) => sum + Number(group.points), 0)
}

/** Points still to be had. */
export function lostOf(line: ScoreLine): number {
  return line.notApplicable ? 0 : Math.max(0, Number(line.effectiveWeight) - Number(line.points))
}
