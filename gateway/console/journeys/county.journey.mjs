// The county's desk: an open overview sees a score move while a village works on a case, and every number on it is opened down
// to the ledger entry behind it. Then the other looks at the same scores.
import assert from 'node:assert/strict'
import { comesTrue, DESK, PHONE } from './harness.mjs'

export const name = 'county'

const POINT = process.env.STEELYARD_COUNTY_POINT ?? '350428100203'
const OFFICE = process.env.STEELYARD_OFFICE ?? 'office'

export async function play(world) {
  const { person, clean, shot } = world
  const county = await person('regulator', { screen: DESK })
  const { page } = county
  await page.waitForURL(/\/desk\/network/)
  await page.waitForSelector('[data-test=live].open')
  await page.waitForSelector('[data-test=unit-row]')
  await clean(page, 'the overview of the county')
  await shot(page, 'county-overview-1440-zh')
  await walksTheTree(page)

  await page.fill('[data-test=search] input, input[data-test=search]', POINT)
  const row = page.locator(`[data-test=unit-row][data-code="${POINT}"]`)
  await row.waitFor()
  const score = row.locator('[data-test=score] .value')
  const before = await score.textContent()
  await page.evaluate(() => (window.openedOnce = true))

  const { complaint, ledgerNumber } = await villageAndOffice(world)

  await page.waitForFunction(
    ([code, was]) =>
      document.querySelector(`[data-code="${code}"] [data-test=score] .value`)?.textContent !== was,
    [POINT, before],
  )
  await page.locator(`[data-test=moves] a[href$="/desk/units/${POINT}"]`).first().waitFor()
  assert.ok(await page.evaluate(() => window.openedOnce), 'the page was not loaded anew')
  await shot(page, 'county-moved-1440-zh')
  await clean(page, 'the overview after a score moved')

  await row.locator('a.name').click()
  await page.waitForURL(`**/desk/units/${POINT}`)
  await page.waitForSelector('[data-test=score-card]')
  await page.waitForSelector('[data-test=raises] li, [data-test=raises] p')
  await page.waitForSelector('.history canvas')
  await shot(page, 'county-unit-1440-zh')
  await clean(page, "a unit's page")
  await page.click('[data-line=P2a] [data-test=indicator]')
  await page.waitForSelector('[data-test=formula] dd')
  const entry = page.locator(`[data-test=entry][href$="/desk/cases/${complaint}"]`)
  await entry.waitFor()
  assert.match(await page.textContent('[data-test=formula]'), /r = \(k \+ m × p₀\) \/ \(n \+ m\)/)
  await shot(page, 'county-evidence-1440-zh')
  await clean(page, 'the formula of an indicator and its events')
  await entry.click()
  await page.waitForURL(`**/desk/cases/${complaint}`)
  await page.waitForSelector('[data-test=status]')
  assert.ok(
    (await page.textContent('main')).includes(ledgerNumber),
    'the entry behind the number is the one the village wrote',
  )
  await clean(page, 'the entry as the county sees it')
  await county.close()

  await otherLooks(world)
}

/** By keyboard alone: down, open, into the points, and back. */
async function walksTheTree(page) {
  await page.locator('[data-test=unit-row]').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.waitForSelector('[data-test=unit-row].point')
  await page.keyboard.press('ArrowRight')
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-level'))
  assert.equal(focused, '3', 'the right arrow goes from a station to its first point')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await page.waitForFunction(() => !document.querySelector('[data-test=unit-row].point'))
}

/** A village enters a large complaint and refers it; its office takes it on, asks, is answered, and resolves it. */
async function villageAndOffice({ person, shot }) {
  const point = await person(`point-${POINT}`)
  const village = point.page
  await village.click('[data-test=new-entry]')
  await village.click('[data-option=GENERAL]')
  await village.fill('[data-test=content]', '电动三轮车用了一周电池鼓包，店家说是人为损坏，不肯换。')
  await village.click('[data-test=amount]')
  for (const key of ['8', '00', '0']) await village.click(`[data-key="${key}"]`)
  await village.click('[data-test=amount-done]')
  await village.click('[data-option=REPLACE]')
  await village.fill('[data-test=respondent]', '示例车行')
  await village.fill('[data-test=complainant]', '示例丙')
  await village.fill('[data-test=complainant-phone]', '130 0000 0004')
  await village.click('[data-test=enter]')
  await village.waitForURL(/\/desk\/cases\/[\w-]+$/)
  await village.waitForSelector('[data-test=status]')
  const complaint = new URL(village.url()).pathname.split('/').at(-1)
  const ledgerNumber = /\d+-\d{4}-\d{4,}/.exec(await village.textContent('main'))[0]
  await comesTrue(village, '[data-test=refer]')
  await village.click('[data-test=refer]')
  await comesTrue(village, '[data-test=referral] >> text=/待签收|已到/')

  const office = await person(OFFICE, { screen: DESK })
  const desk = office.page
  await desk.waitForURL(/\/desk\/inbox/)
  const mine = desk.locator('[data-test=referral-row]', { hasText: ledgerNumber }).first()
  await mine.click()
  await act(desk, 'acknowledgement')
  await desk.waitForSelector('[data-act=resolution]')
  await act(desk, 'assistance-requests', 'EVIDENCE', '请拍下电池铭牌和鼓包的地方。')
  await desk.waitForSelector('[data-test=questions]')

  await comesTrue(village, '[data-test=referral] form.ask')
  await village.fill('[data-test=referral] form.ask textarea', '铭牌、鼓包处和三包凭证都拍了，放在附件里。')
  await shot(village, 'point-asked-360-zh')
  await village.click('[data-test=referral] form.ask button[type=submit]')
  await village.waitForFunction(() => !document.querySelector('form.ask'))

  await desk.waitForSelector('[data-test=answer]')
  await act(desk, 'resolution', 'SETTLED_BY_OFFICE', '店家按三包规定换了电池。')
  await desk.waitForFunction(() => !document.querySelector('[data-test=acts]'))
  await office.close()
  await point.close()
  return { complaint, ledgerNumber }
}

async function act(page, step, choice, note) {
  await page.click(`[data-act=${step}]`)
  if (choice) await page.click(`[data-test=act-form] [data-option=${choice}]`)
  if (note) await page.fill('[data-test=note]', note)
  await page.click('[data-test=send]')
}

/** The same scores otherwise: each look wide in Chinese and narrow in English, light and dark. */
async function otherLooks({ person, clean, shot }) {
  const looks = [
    ['overview', '/desk/network', '[data-test=unit-row], [data-test=drill] li'],
    ['ranking', '/desk/ranking', '[data-test=rank]'],
    ['heat', '/desk/heat', '.heat td, .chart canvas'],
    ['board', '/desk/departments', '[data-test=duty]'],
    ['unit', `/desk/units/${POINT}`, '[data-test=score-card]'],
    ['sheet', `/desk/units/${POINT}/sheet`, '[data-test=sheet]'],
  ]
  for (const [screen, language, theme] of [
    [DESK, 'zh-CN', 'light'],
    [PHONE, 'en', 'dark'],
  ]) {
    const { page, close } = await person('regulator', { screen, language, theme })
    for (const [of, address, there] of looks) {
      if (screen === DESK && ['overview', 'unit'].includes(of)) continue
      await page.goto(address)
      await page.waitForSelector(there)
      await shot(page, `county-${of}-${screen.width}-${language.slice(0, 2)}`)
      await clean(page, `the ${of} at ${screen.width} px`)
    }
    if (screen === DESK) await asTable(page, clean, shot)
    await close()
  }
}

/** The heat has its numbers as a table too, for who cannot tell colours apart. */
async function asTable(page, clean, shot) {
  await page.goto('/desk/heat')
  await page.waitForSelector('.chart canvas')
  await page.locator('.tools .el-radio-button').last().click()
  await page.waitForSelector('.heat td')
  await shot(page, 'county-heat-table-1440-zh')
  await clean(page, 'the heat as a table')
}
