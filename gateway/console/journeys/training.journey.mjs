// The county plans a session that begins now and shows its code; a point's officer signs in with it on the own telephone, and
// the wall and the roster show it without being asked anew. Who cannot have been in two places is flagged, and looked into.
import assert from 'node:assert/strict'
import { DESK, PHONE } from './harness.mjs'
import { calm, comesTrue, idOf, post } from './together.mjs'

export const name = 'training'

const COUNTY = process.env.STEELYARD_COUNTY ?? 'regulator'
const POINT = process.env.STEELYARD_POINT ?? 'point'
const STATION = process.env.STEELYARD_STATION ?? 'station'

export async function play({ person, clean, shot }) {
  const stamp = new Date().toISOString().slice(5, 19)
  const title = `食品标签怎么看 ${stamp}`
  const point = await person(POINT)
  const me = await point.page.evaluate(() => fetch('/api/me').then((answer) => answer.json()))
  const station = me.path.at(-2)

  const county = await person(COUNTY, { screen: DESK, to: '/desk/training' })
  const { page } = county
  await page.goto('/desk/training')
  await page.waitForSelector('[data-test=calendar]')
  await shot(page, 'training-planner-1440-zh')
  await clean(page, 'the training planner')

  await plan(page, title, me.unit)
  await clean(page, 'the form of a session')
  await shot(page, 'training-plan-1440-zh')
  await page.click('[data-test=plan-send]')
  await page.waitForURL(/\/desk\/training\/sessions\/[\w-]+$/)
  const session = idOf(page)
  await page.waitForSelector('[data-test=phase].good')
  await page.click('[data-test=to-wall]')
  await wallShows(page)
  await calm(page)
  await shot(page, 'roster-wall-1440-zh')
  await clean(page, 'the code on the wall')

  await point.page.goto('/desk/unit/training')
  const mine = point.page.locator('[data-test=session]', { hasText: title })
  await mine.waitFor()
  await shot(point.page, 'training-mine-360-zh')
  await clean(point.page, 'my training')
  await mine.locator('[data-test=to-sign-in]').click()
  await point.page.waitForSelector('[data-test=sign-in-form]')
  await point.page.fill('[data-test=code-field]', '000000' === (await codeOn(page)) ? '000001' : '000000')
  await point.page.waitForSelector('.wrong [role=alert]')
  await point.page.fill('[data-test=code-field]', await codeOn(page))
  await point.page.waitForSelector('[data-test=signed-in]')
  await calm(point.page)
  await shot(point.page, 'training-signed-in-360-zh')
  await clean(point.page, 'having signed in')

  await page.waitForSelector('[data-test=wall-signed-in]')
  assert.equal(
    await page.textContent('[data-test=wall-count]'),
    '1',
    'the wall shows who signed in by itself',
  )
  await page.goto(`/desk/training/sessions/${session}`)
  await page.waitForSelector('[data-test=signed-in]')
  await page.waitForSelector('[data-test=held]')
  await shot(page, 'roster-session-1440-zh')
  await clean(page, 'a session with its roster')

  const elsewhere = await elsewhereAtOnce(page, station, me, stamp)
  await byTheSquare(person, page, elsewhere)
  await page.goto(`/desk/training/sessions/${elsewhere}`)
  await page.fill('[data-test=find-officer]', me.unit)
  await page.locator('[data-test=tick]').first().check()
  await page.click('[data-test=enter-attendance]')
  await page.waitForSelector('[data-test=overlap]')
  await calm(page)
  await shot(page, 'roster-overlap-1440-zh')
  await clean(page, 'a roster with an overlap')

  await lookedInto(page, me.unit, { clean, shot })
  await cancelled(page, me.unit, stamp)
  await page.goto('/desk/training/quotas')
  await page.waitForSelector('[data-test=quota-area]')
  await shot(page, 'training-quotas-1440-zh')
  await clean(page, 'who is behind')
  await page.goto(`/desk/training/quotas/${station}`)
  await page.waitForSelector('[data-test=quota-total]')
  await clean(page, 'who is behind below a station')
  await county.close()

  const phone = await person(COUNTY, { screen: PHONE, language: 'en', theme: 'dark' })
  for (const [address, of, selector] of [
    ['/desk/training', 'training-planner', '[data-test=session-row]'],
    [`/desk/training/sessions/${session}`, 'roster-session', '[data-test=signed-in]'],
    [`/desk/training/sessions/${session}/wall`, 'roster-wall', '[data-test=code]'],
    ['/desk/training/quotas', 'training-quotas', '[data-test=quota-total]'],
  ]) {
    await phone.page.goto(address)
    await phone.page.waitForSelector(selector)
    await shot(phone.page, `${of}-360-en`)
    await clean(phone.page, `${of} on a phone`)
  }
  await phone.close()
  const below = await person(STATION, { language: 'en', theme: 'dark' })
  await below.page.goto('/desk/training')
  await below.page.waitForSelector('[data-test=plan]')
  await clean(below.page, 'the training of a station')
  await below.close()
  await point.close()
}

/** Fills the form: a meeting that begins now, for the people of one unit. */
async function plan(page, title, unit) {
  await page.click('[data-test=plan]')
  await page.fill('[data-test=plan-title]', title)
  await page.click('[data-test=plan-modules]')
  await page.locator('.el-select-dropdown__item:visible').first().click()
  await page.click('[data-test=plan-title]')
  await page.click('[data-test=plan-form] [data-option=MEETING]')
  await page.click('[data-test=plan-now]')
  const areas = page.locator('[data-test=plan-areas] input')
  await page.click('[data-test=plan-areas]')
  await areas.press('Backspace')
  await areas.fill(unit)
  await page.locator('.el-select-dropdown__item:visible', { hasText: unit }).first().click()
  await page.click('[data-test=plan-title]')
  await page.click('[data-test=plan-form] [data-option=POINT_OFFICER]')
  await page.fill('[data-test=plan-place]', '村委会会议室')
}

async function wallShows(page) {
  await page.waitForFunction(() =>
    /^\d{6}$/.test(document.querySelector('[data-test=code]')?.textContent ?? ''),
  )
  await page.waitForFunction(() => document.querySelector('[data-test=square]')?.naturalWidth > 0)
}

const codeOn = async (page) => (await page.textContent('[data-test=code]')).trim()

/** Another session at the same time in another place, for all of a station. */
async function elsewhereAtOnce(page, station, me, stamp) {
  const { items } = await page.evaluate(() => fetch('/api/training/syllabi').then((answer) => answer.json()))
  const now = Date.now()
  const { id } = await post(page, '/api/training/sessions', {
    mode: 'LECTURE',
    modules: [items[0].modules.at(-1).code],
    title: `乡镇集中授课 ${stamp}`,
    place: '乡镇礼堂',
    startsAt: new Date(now - 60_000).toISOString(),
    endsAt: new Date(now + 3_600_000).toISOString(),
    areas: [station],
  })
  return id
}

/** The officer of a station opens what the square holds, and is signed in. */
async function byTheSquare(person, page, session) {
  const station = await person(STATION)
  await page.goto(`/desk/training/sessions/${session}/wall`)
  await wallShows(page)
  await station.page.goto(`/desk/sign-in/${session}#${await codeOn(page)}`)
  await station.page.waitForSelector('[data-test=signed-in]')
  assert.ok(!station.page.url().includes('#'), 'the code does not stay in the address')
  await page.waitForSelector('[data-test=wall-signed-in]')
  await station.close()
}

/** The overlap becomes a flag, is opened down to the session, and settled with a reason. */
async function lookedInto(page, unit, { clean, shot }) {
  await page.goto(`/desk/integrity?check=SIGN_INS_OVERLAP&unit=${unit}`)
  await comesTrue(page, '[data-test=flag-row]', 'h1')
  await page.waitForSelector('[data-test=no-score]')
  await shot(page, 'integrity-flags-1440-zh')
  await clean(page, 'integrity flags')
  await page.locator('[data-test=flag-row]').first().click()
  await page.waitForSelector('[data-test=evidence] a')
  await page.click('[data-option=EXPLAINED]')
  await page.fill('[data-test=settle-reason]', '上午在村里，下午补录了乡镇的名册，时间记重了。')
  await shot(page, 'integrity-flag-1440-zh')
  await clean(page, 'an integrity flag')
  await page.click('[data-test=settle]')
  await page.waitForSelector('[data-test=finding]')
}

async function cancelled(page, unit, stamp) {
  const { items } = await page.evaluate(() => fetch('/api/training/syllabi').then((answer) => answer.json()))
  const begins = Date.now() + 2 * 86_400_000
  const { id } = await post(page, '/api/training/sessions', {
    mode: 'CASE_STUDY',
    modules: [items[0].modules[0].code],
    title: `案例分析 ${stamp}`,
    startsAt: new Date(begins).toISOString(),
    endsAt: new Date(begins + 3_600_000).toISOString(),
    areas: [unit],
  })
  await page.goto(`/desk/training/sessions/${id}`)
  await page.click('[data-test=cancel-session]')
  await page.click('.el-message-box .el-button--primary')
  await page.waitForFunction(() => !document.querySelector('[data-test=cancel-session]'))
}
