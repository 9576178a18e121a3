// A point officer enters a complaint where there is no network; back in the village it is sent, and referred with one touch.
import assert from 'node:assert/strict'
import { comesTrue, DESK } from './harness.mjs'

export const name = 'point'

const ACCOUNT = process.env.STEELYARD_POINT ?? 'point'

export async function play({ person, clean, shot }) {
  const { page, context } = await person(ACCOUNT)
  await page.waitForSelector('[data-test=new-entry]')
  await page.waitForSelector('[data-test=my-score]')
  await shot(page, 'point-home-360-zh')
  await clean(page, 'the home of a point')

  await page.evaluate(() => navigator.serviceWorker?.ready)
  await context.setOffline(true)
  await page.goto('/desk/entry')
  await page.click('[data-option=GENERAL]')
  await page.fill('[data-test=content]', '冰箱三天不制冷，商家拒绝退货。<b onclick="alert(1)">加粗</b>')
  await page.click('[data-test=amount]')
  for (const key of ['6', '00', '0']) await page.click(`[data-key="${key}"]`)
  await page.click('[data-test=amount-done]')
  await page.click('[data-option=REFUND]')
  await page.fill('[data-test=respondent]', '示例电器商行')
  await page.fill('[data-test=complainant]', '示例甲')
  await page.fill('[data-test=complainant-phone]', '130 0000 0001')
  await shot(page, 'point-entry-360-zh')
  await clean(page, 'the form of a new entry')
  await page.click('[data-test=enter]')
  await page.waitForURL('**/desk/drafts')
  await page.waitForSelector('[data-test=draft]')
  await shot(page, 'point-offline-360-zh')
  await page.reload()
  await page.waitForSelector('[data-test=draft]')
  assert.equal(
    await page.locator('[data-test=draft]').count(),
    1,
    'the draft outlives a reload without a network',
  )

  await context.setOffline(false)
  await page.click('[data-test=send-waiting]')
  await page.waitForFunction(() => !document.querySelector('[data-test=draft]'))
  await page.goto('/desk/cases')
  await page.click('.chips [data-option=latest]')
  // the list by due date stays until the newest are there
  await page.waitForFunction(() => {
    const numbers = [...document.querySelectorAll('[data-test=case]')].map(
      (row) => row.textContent.match(/\d{12}-\d{4}-\d+/)?.[0] ?? '',
    )
    return numbers.length > 0 && numbers[0] === numbers.toSorted().at(-1)
  })
  await shot(page, 'point-cases-360-zh')
  await clean(page, 'my cases')
  await page.locator('[data-test=case]').first().click()
  await page.waitForSelector('[data-test=status]')
  assert.match(
    await page.textContent('main'),
    /<b onclick="alert\(1\)">/,
    'markup in a narrative is shown, not run',
  )

  await comesTrue(page, '[data-test=refer]')
  assert.match(await page.textContent('[data-test=rule]'), /R1/, 'the rule that fired is named')
  await shot(page, 'point-case-360-zh')
  await clean(page, 'the page of a case')
  await page.click('[data-test=refer]')
  await comesTrue(page, '[data-test=referral] >> text=/待签收|已到/')

  for (const [address, of] of [
    ['/desk/unit/score', 'score'],
    ['/desk/unit/score/P2a', 'evidence'],
    ['/desk/unit/warnings', 'warnings'],
    ['/desk/unit/training', 'training'],
  ]) {
    await page.goto(address)
    await page.waitForSelector('h1')
    await shot(page, `point-${of}-360-zh`)
    await clean(page, `the ${of} page`)
  }

  await page.goto('/desk/unit/score/P2a')
  await page.locator('[data-test=open-case]').first().click()
  await page.waitForSelector('[data-test=referral]')

  const wide = await person(ACCOUNT, { screen: DESK, language: 'en', theme: 'dark' })
  for (const [address, of] of [
    ['/desk/unit', 'home'],
    ['/desk/entry', 'entry'],
    ['/desk/cases', 'cases'],
    ['/desk/unit/score', 'score'],
  ]) {
    await wide.page.goto(address)
    await wide.page.waitForSelector('h1')
    await shot(wide.page, `point-${of}-1440-en-dark`)
    await clean(wide.page, `the ${of} page, wide and dark`)
  }
}
