// Out in the field: a station inspects one of its points on a telephone that loses its network, the point shows what it put
// right, and the county sees who has posted a warning and who has not.
import assert from 'node:assert/strict'
import { DESK, PHONE } from './harness.mjs'
import { calm, photo } from './together.mjs'

export const name = 'field'

const COUNTY = process.env.STEELYARD_COUNTY ?? 'regulator'
const POINT = process.env.STEELYARD_POINT ?? 'point'
const STATION = process.env.STEELYARD_STATION ?? 'station'

export async function play(world) {
  const { person, clean, shot } = world
  const point = await person(POINT)
  const me = await point.page.evaluate(() => fetch('/api/me').then((answer) => answer.json()))
  await inspect(world, me.unit)
  await putRight(world, point.page)
  await warn(world, point.page, me)
  await point.close()

  for (const [screen, language, theme] of [
    [DESK, 'zh-CN', 'light'],
    [PHONE, 'en', 'dark'],
  ]) {
    const county = await person(COUNTY, { screen, language, theme })
    const look = `${screen.width}-${language.slice(0, 2)}`
    for (const [address, of, selector] of [
      ['/desk/inspections', 'inspection-units', '[data-test=find-unit]'],
      [`/desk/inspections/units/${me.unit}`, 'inspection-unit', '[data-test=inspection]'],
      ['/desk/inspections/new', 'inspection-form', '[data-test=hand-in]'],
      ['/desk/warnings', 'warnings-list', '[data-test=warning-row]'],
      ['/desk/integrity', 'integrity-list', '[data-test=no-score]'],
    ]) {
      await county.page.goto(address)
      await county.page.waitForSelector(selector)
      await shot(county.page, `${of}-${look}`)
      await clean(county.page, `${of} at ${screen.width} px`)
    }
    await county.close()
  }
}

/** Seven in order, one not, with a photo; handed in without a network, sent by itself when there is one. */
async function inspect({ person, clean, shot }, unit) {
  const { page, context, close } = await person(STATION)
  await page.goto('/desk/inspections')
  await page.click('[data-option=all]')
  await page.fill('[data-test=find-unit]', unit)
  await page.click(`[data-unit="${unit}"]`)
  await page.waitForSelector('[data-test=open-count]')
  await page.click('[data-test=take]')
  await page.click('[data-test=not-PLAQUE_VISIBLE]')
  await page.fill('[data-test=finding-PLAQUE_VISIBLE]', '牌匾被晾晒的衣物挡住，从路上看不见。')
  await page.waitForSelector('[data-test=kept]')
  await page.waitForURL(/\/desk\/inspections\/draft\//)
  await page.reload()
  await page.waitForSelector('[data-test=not-PLAQUE_VISIBLE][aria-pressed=true]')
  assert.match(
    await page.inputValue('[data-test=finding-PLAQUE_VISIBLE]'),
    /看不见/,
    'half an inspection outlives a reload',
  )
  await page.setInputFiles('[data-test=photo]', await photo(page, '牌匾'))
  await page.waitForSelector('.photo img')
  await page.click('[data-test=rest-ok]')
  await shot(page, 'inspection-taking-360-zh')
  await clean(page, 'an inspection being taken')

  await context.setOffline(true)
  await page.click('[data-test=hand-in]')
  await page.waitForURL(/\/desk\/inspections$/)
  await page.waitForSelector('[data-test=draft]')
  await calm(page)
  await shot(page, 'inspection-waiting-360-zh')
  await context.setOffline(false)
  await page.waitForFunction(() => !document.querySelector('[data-test=draft]'))

  await page.goto(`/desk/inspections/units/${unit}`)
  await page.waitForSelector('[data-defect=PLAQUE_VISIBLE] [data-test=fix]')
  await page.waitForSelector('[data-test=photo-shown] img')
  await calm(page)
  await shot(page, 'inspection-defect-360-zh')
  await clean(page, 'a unit with a defect')
  await close()
}

/** The point shows by a photo that it put the defect right. */
async function putRight({ clean, shot }, page) {
  await page.goto('/desk/my-inspections')
  const defect = page.locator('[data-defect=PLAQUE_VISIBLE]')
  await defect.locator('[data-test=fix]').click()
  assert.ok(await defect.locator('[data-test=fixed]').isDisabled(), 'the unit itself has to show it')
  await defect.locator('[data-test=photo]').setInputFiles(await photo(page, '已移开'))
  await defect.locator('.photo img').first().waitFor()
  await shot(page, 'inspection-fixing-360-zh')
  await clean(page, 'a defect being put right')
  await defect.locator('[data-test=fixed]').click()
  await defect.locator('[data-test=photo-shown] img').waitFor()
  await page.waitForSelector('[data-test=open-count].good')
}

/** A warning to one station and its points: the point posts it, and the open page of the county shows its photo. */
async function warn({ person, clean, shot }, point, me) {
  const station = me.path.at(-2)
  const title = `散装食用油抽检不合格 ${new Date().toISOString().slice(5, 19)}`
  const county = await person(COUNTY, { screen: DESK, to: '/desk/warnings' })
  const { page } = county
  await page.goto('/desk/warnings')
  await page.click('[data-test=issue]')
  await page.click('[data-test=issue-form] [data-option=FOOD]')
  await page.fill('[data-test=issue-title]', title)
  await page.fill(
    '[data-test=issue-content]',
    '近期抽检发现部分散装食用油酸价超标。请勿购买无标签的散装油，已购买的请停止食用，并到服务点登记。',
  )
  const areas = page.locator('[data-test=issue-form] [data-test=unit-picker] input')
  await page.click('[data-test=issue-form] [data-test=unit-picker]')
  await areas.press('Backspace')
  await areas.fill(station)
  await page.locator('.el-select-dropdown__item:visible', { hasText: station }).first().click()
  await page.click('[data-test=issue-title]')
  await page.click('[data-test=issue-send]')
  await page.waitForSelector('[data-test=issue-asking]')
  await shot(page, 'warnings-issue-1440-zh')
  await clean(page, 'a warning about to be issued')
  await page.click('[data-test=issue-send]')
  await page.waitForURL(/\/desk\/warnings\/[\w-]+$/)
  await page.waitForSelector('[data-test=missing]')
  const waiting = await page.locator('[data-test=missing]').count()
  assert.ok(waiting > 1, 'nobody has posted it yet')

  await point.goto('/desk/unit/warnings')
  const card = point.locator('[data-test=warning]', { hasText: title })
  await card.locator('[data-test=relay-photo]').setInputFiles(await photo(point, '预警已张贴'))
  await page.waitForSelector('[data-test=posted] img')
  assert.equal(
    await page.locator('[data-test=missing]').count(),
    waiting - 1,
    'who posted it leaves the list of those who have not, without a reload',
  )
  await page.waitForFunction(() => document.querySelector('[data-test=relay-photo]')?.naturalWidth > 0)
  await calm(page)
  await shot(page, 'warnings-one-1440-zh')
  await clean(page, 'a warning and who has posted it')
  const address = new URL(page.url()).pathname
  await county.close()

  const phone = await person(COUNTY, { screen: PHONE, language: 'en', theme: 'dark' })
  await phone.page.goto(address)
  await phone.page.waitForSelector('[data-test=posted]')
  await shot(phone.page, 'warnings-one-360-en')
  await clean(phone.page, 'a warning on a phone')
  await phone.close()
}
