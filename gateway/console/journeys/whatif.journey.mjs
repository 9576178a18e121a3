// The county changes a weight of the points' scheme, is told that the sum is wrong, mends it, and sees whom the draft would move;
// then it tries changed referral rules out on the past year. Nothing is published, so it plays as often as one likes.
import assert from 'node:assert/strict'
import { DESK, PHONE } from './harness.mjs'

export const name = 'whatif'

const COUNTY = process.env.STEELYARD_REGULATOR ?? 'regulator'
const WEIGHT = '[data-place="groups[P1].indicators[P1a].weight"]'
const GROUP = '[data-place="groups[P1].weight"]'
const OTHER = '[data-place="groups[PT].indicators[PT].weight"]'
const OTHER_GROUP = '[data-place="groups[PT].weight"]'

export async function play(world) {
  const { person, clean, shot } = world
  const county = await person(COUNTY, { screen: DESK, to: '/desk/schemes' })
  const { page } = county

  await page.waitForSelector('[data-test=edit-POINT]')
  await shot(page, 'schemes-list-1440-zh')
  await clean(page, 'the list of schemes')
  const published = await page.locator('[data-version^="point@"]').count()
  await page.locator('[data-kind=POINT] .name').first().click()
  await page.waitForSelector('[data-test=scheme] [data-line=PT]')
  await shot(page, 'schemes-one-1440-zh')
  await clean(page, 'a scheme')
  const job = await whatIfOf(page, { clean, shot })
  await rulesOf(page, { clean, shot })

  await page.goto('/desk/schemes')
  await page.waitForSelector(`[data-job="${job}"]`)
  assert.equal(
    await page.locator('[data-version^="point@"]').count(),
    published,
    'a what-if publishes nothing',
  )
  await county.close()
  await onAPhone(world, job)
}

/** Writes a draft, first with a wrong sum, and runs it over the county. */
async function whatIfOf(page, { clean, shot }) {
  await page.click('[data-test=edit-scheme]')
  await checked(page, 'good')
  const weight = Number(await page.inputValue(WEIGHT))
  await page.fill(WEIGHT, String(weight - 3))
  await checked(page, 'refused')
  assert.match(await page.textContent('[data-test=weights]'), /P1 .*28.*25/, 'the wrong sum is seen at once')
  assert.match(await page.textContent('[data-group=P1]'), /权重为 28.*25/, 'the refusal stands at the group')
  await fromTop(page)
  await shot(page, 'schemes-refused-1440-zh')
  await clean(page, 'a draft that is refused')

  await page.click('[data-test=views] >> text=文件原文')
  await page.waitForSelector('[data-test=refused-line]')
  assert.match(await page.textContent('[data-test=refused-line]'), /第 \d+ 行[\s\S]*groups\[P1\]/)
  await page.click('[data-test=refused-line] button')
  await fromTop(page)
  await shot(page, 'schemes-text-1440-zh')
  await clean(page, 'the text of a draft')

  await page.click('[data-test=views] >> text=表单')
  await page.click('[data-group=P1] [data-test=take-sum]')
  assert.equal(await page.inputValue(GROUP), '25')
  await checked(page, 'refused')
  assert.match(await page.textContent('[data-test=weight-sum]'), /97/, 'the whole is three points short')
  const other = Number(await page.inputValue(OTHER))
  await page.fill(OTHER, String(other + 3))
  await page.fill(OTHER_GROUP, String(other + 3))
  await checked(page, 'good')
  assert.match(await page.textContent('[data-test=weight-sum]'), /^\s*100 \/ 100/)
  await fromTop(page)
  await shot(page, 'schemes-editor-1440-zh')
  await clean(page, 'a draft that would be taken')
  await page.click('[data-test=views] >> text=预览')
  await page.waitForSelector('[data-test=scheme] [data-line=PT]')

  await page.reload()
  await checked(page, 'good')
  assert.equal(await page.inputValue(WEIGHT), String(weight - 3), 'a draft is found as it was left')

  await page.click('[data-test=try-draft]')
  await page.click('[data-test=ask-what-if]')
  await page.waitForURL(/\/desk\/schemes\/what-ifs\/[\w-]+/)
  const job = page.url().split('/').at(-1)
  // somebody who leaves finds it again
  await page.goto('/desk/schemes')
  await page.click(`[data-job="${job}"]`)
  await page.waitForSelector('[data-test=what-if][data-state=DONE]')
  await page.waitForSelector('[data-test=what-if-group] tbody tr')
  const moved =
    Number(await page.textContent('[data-total=up]')) + Number(await page.textContent('[data-total=down]'))
  assert.ok(moved > 0, 'other weights move scores')
  await shot(page, 'whatif-1440-zh')
  await clean(page, 'a what-if')
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('[data-test=what-if-csv]')])
  assert.match(file.suggestedFilename(), /^what-if-point-\d+-\d{4}\.csv$/)

  await page.goBack()
  await page.click('[data-test=edit-POINT]')
  await checked(page, 'good')
  await page.click('[data-test=start-over]')
  await checked(page, 'good')
  return job
}

/** Sees a number refused at its field, mends it, and hears how often the rules would have fired. */
async function rulesOf(page, { clean, shot }) {
  await page.goto('/desk/rules')
  await page.waitForSelector('[data-test=rules] [data-rule=R8]')
  await shot(page, 'rules-1440-zh')
  await clean(page, 'the referral rules')
  await page.click('[data-test=edit-rules]')
  await page.fill('[data-rule=R2] [data-field=complainants]', '1')
  await page.fill('[data-rule=R1] [data-field="thresholds.POINT"]', '2000')
  await page.click('[data-test=dry-run]')
  await page.waitForSelector('[data-rule=R2] .wrong [role=alert]')
  await fromTop(page)
  await shot(page, 'rules-refused-1440-zh')
  await clean(page, 'rules that are refused')
  await page.fill('[data-rule=R2] [data-field=complainants]', '3')
  await page.click('[data-test=dry-run]')
  await page.waitForSelector('[data-test=dry-run-outcome]')
  assert.match(await page.textContent('[data-test=would-fire]'), /\d+ 次/)
  await page.click('[data-test=dry-run-outcome] [data-rule=R1] button')
  await page.waitForSelector('[data-test=fired-case]')
  await shot(page, 'rules-dry-run-1440-zh')
  await clean(page, 'a dry run')
}

/** The same on a phone, in English and in the dark. */
async function onAPhone({ person, clean, shot }, job) {
  const { page, close } = await person(COUNTY, {
    screen: PHONE,
    language: 'en',
    theme: 'dark',
    to: '/desk/schemes',
  })
  for (const [address, ready, picture] of [
    ['/desk/schemes', '[data-test=edit-POINT]', 'schemes-list'],
    [`/desk/schemes/what-ifs/${job}`, '[data-test=what-if-group] tbody tr', 'whatif'],
    ['/desk/rules', '[data-test=rules] [data-rule=R8]', 'rules'],
    ['/desk/rules/edit', '[data-test=dry-run]', 'rules-edit'],
  ]) {
    await page.goto(address)
    await page.waitForSelector(ready)
    await shot(page, `${picture}-360-en-dark`)
    await clean(page, `${picture} on a phone`)
  }
  await page.goto('/desk/schemes')
  await page.locator('[data-kind=POINT] .name').first().click()
  await page.waitForSelector('[data-test=scheme] [data-line=PT]')
  await shot(page, 'schemes-one-360-en-dark')
  await clean(page, 'a scheme on a phone')
  await page.click('[data-test=edit-scheme]')
  await checked(page, 'good')
  await shot(page, 'schemes-editor-360-en-dark')
  await clean(page, 'the editor on a phone')
  await close()
}

/** A picture from the top of the page, where its head is. */
const fromTop = (page) => page.evaluate(() => window.scrollTo(0, 0))

/** Waits until the service has said what it thinks of what stands there now. */
const checked = (page, state) => page.waitForSelector(`[data-test=check][data-state=${state}]`)
