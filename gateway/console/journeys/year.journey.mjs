// A year from self-assessment to the export that the governance office takes into its own appraisal, each step by who may take
// it. A year is frozen once: played again, the journey goes on from where the year stands.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { ask, calm, DESK, PHONE, post } from './harness.mjs'

export const name = 'year'

const YEAR =
  process.env.STEELYARD_YEAR ??
  new Date().toLocaleString('en', { year: 'numeric', timeZone: 'Asia/Shanghai' })
const LEGAL = process.env.STEELYARD_LEGAL ?? 'legal'
/** By hand for the first of the field sample, one for each role; the others as the console sends it. */
const VISITED_BY_HAND = 2
const MOST_LOOKED_AT = 40
const MOST_FREEZES = 5
const LEAST_FILE_BYTES = 4_000

export async function play(world) {
  const regulator = await world.person('regulator', { screen: DESK })
  const governance = await world.person('governance', { screen: DESK })
  const board = {
    world,
    regulator: regulator.page,
    governance: governance.page,
    now: () => ask(regulator.page, `/api/assessments/${YEAR}`),
  }
  board.unit = await unitToPlayWith(board)

  if (allows(await board.now(), 'SELF_ASSESSMENT')) await assessAndReview(board)
  if (!(await board.now()).freeze) await freeze(board)
  await verify(board)
  if (allows(await board.now(), 'JOINT_REVIEW')) await jointReview(board)
  if (allows(await board.now(), 'NOTICE')) await notice(board)
  if (allows(await board.now(), 'APPEAL')) await appealAndDecision(board)
  if (!(await board.now()).finalised) await approval(board)
  await commendation(board)
  await rectification(board)
  await exported(board)
  await looksBack(board)
}

const allows = (year, act) => year.allowed.includes(act)
const signed = (year, act, role) => year.steps.some((step) => step.act === act && step.role === role)

/** A point with a case that cost it points: it will appeal, so that its score changes when it is heard. */
async function unitToPlayWith({ regulator }) {
  const { items: appeals } = await ask(regulator, `/api/assessments/${YEAR}/appeals?limit=500`)
  const { items } = await ask(regulator, `/api/scores?period=${YEAR}&limit=500`)
  const busy = items.filter((row) => row.kind === 'POINT' && row.entries > 0 && row.unit !== '350428100202')
  const known = busy.find((row) => appeals.some((appeal) => appeal.unit.code === row.unit))
  for (const row of known ? [known] : busy.slice(0, MOST_LOOKED_AT)) {
    for (const indicator of ['P1a', 'P1c', 'P1b', 'P2a']) {
      const evidence = await ask(
        regulator,
        `/api/scores/${row.unit}/indicators/${indicator}/evidence?period=${YEAR}&limit=50`,
      )
      const missed = evidence.items.find((item) => item.effect === 'MISSED' && caseOf(item))
      if (missed || known)
        return { code: row.unit, station: row.path.at(-2), indicator, complaint: missed && caseOf(missed) }
    }
  }
  throw new Error('No point has lost points over a case; is the sample county loaded?')
}
const caseOf = (item) =>
  item.events.map((event) => /^\/api\/complaints\/([\w-]+)$/.exec(event.link ?? '')?.[1]).find(Boolean)

async function open(page, step) {
  await page.goto(`/desk/year/${YEAR}/${step}`)
  await page.waitForSelector(`[data-test=step-${step}]`, { state: 'attached' })
}

/** Writes the reason and sends; what cannot be taken back is asked once more. */
async function sign(page, test, words, { weighty } = {}) {
  await page.fill(`[data-test=${test}-reason]`, words)
  await page.click(`[data-test=${test}]`)
  if (weighty)
    await page.locator(`form:has([data-test=${test}]) [role=alert] ~ .row [data-test=${test}]`).click()
}

async function seen({ clean, shot }, page, picture, where) {
  await calm(page)
  await shot(page, picture)
  await clean(page, where)
}

/** December: the point and its station say how they did; the station and the office say what they think of it. */
async function assessAndReview({ world, regulator, unit }) {
  const point = await world.person(`point-${unit.code}`, { to: `/desk/unit/year/${YEAR}` })
  await point.page.goto(`/desk/unit/year/${YEAR}`)
  await point.page.click('[data-test=self-open]')
  await point.page.fill('[data-test=assess-score]', '92.5')
  await point.page.fill('[data-test=assess-reason]', '台账当日登记，四次宣传都做了，一件移送晚了一天。')
  await seen(world, point.page, 'year-self-360-zh', 'a self-assessment')
  await point.page.click('[data-test=assess]')
  await point.page.waitForSelector('[data-test=self-score]')
  assert.equal((await point.page.textContent('[data-test=self-score]')).trim(), '92.50')
  await point.close()

  const station = await world.person(`station-${unit.station}`)
  await reviewed(world, station.page, unit.code, '已到村核对台账，自评属实。', 'year-reviews-360-zh')
  await station.close()

  const { items } = await ask(regulator, '/api/offices?limit=200')
  const office = items.find((one) => one.kind === 'LOCAL_OFFICE' && one.covers.includes(unit.station))
  const desk = await world.person(`office-${office.code}`, { screen: DESK })
  await reviewed(world, desk.page, unit.code, '移送材料齐全，配合调查及时。', 'year-reviews-1440-zh')
  await desk.close()

  await open(regulator, 'self')
  await regulator.waitForSelector('.panel [role=progressbar]')
  await seen(world, regulator, 'year-units-1440-zh', 'who has assessed themselves')
}

async function reviewed(world, page, unit, words, picture) {
  await page.goto(`/desk/reviews/${YEAR}`)
  await page.click(`[data-unit="${unit}"] [data-test=review-unit]`)
  await page.fill('[data-test=review-reason]', words)
  await seen(world, page, picture, 'a review')
  await page.click('[data-test=review]')
  await page.waitForFunction(() => !document.querySelector('[data-test=review]'))
  await page.click('[data-option=done]')
  await page.waitForSelector(`[data-unit="${unit}"] q`)
}

async function freeze({ world, regulator }) {
  await open(regulator, 'freeze')
  await regulator.fill('[data-test=freeze-reason]', '年度结束，按日程冻结。')
  await seen(world, regulator, 'year-freeze-1440-zh', 'the form of the freeze')
  // what was told a moment ago may not be read yet; then the freeze says so and is asked for again
  for (let tries = 0; tries < MOST_FREEZES; tries++) {
    await sign(regulator, 'freeze', '年度结束，按日程冻结。', { weighty: true })
    await regulator.waitForSelector('[data-test=digest], .el-message--error')
    if ((await regulator.locator('[data-test=digest]').count()) > 0) return
    await calm(regulator)
  }
  throw new Error('The year could not be frozen')
}

/** Frozen once, computed again at any time: the same digest. */
async function verify({ world, regulator, now }) {
  await open(regulator, 'freeze')
  const { freeze: frozen } = await now()
  assert.equal((await regulator.textContent('[data-test=digest]')).trim(), frozen.digest)
  await regulator.click('[data-test=verify]')
  await regulator.waitForSelector('[data-test=verified]')
  assert.match(
    await regulator.getAttribute('[data-test=verified]', 'class'),
    /good/,
    'computed again it is the same',
  )
  await seen(world, regulator, 'year-frozen-1440-zh', 'a frozen year')
}

/** The field sample is visited, both roles sign the joint review and the review of vetoes. */
async function jointReview(board) {
  const { world, regulator, governance, now } = board
  const { freeze: frozen } = await now()
  const { items } = await ask(regulator, `/api/assessments/${YEAR}/units?limit=500`)
  const visited = new Set(
    items.filter((one) => one.reviews.some((review) => review.fieldSample)).map((one) => one.unit.code),
  )
  const missing = frozen.fieldSample.filter((code) => !visited.has(code))
  for (const [index, code] of missing.entries()) {
    if (index < VISITED_BY_HAND) await visit(board, index === 0 ? regulator : governance, code)
    else {
      const page = index % 2 ? governance : regulator
      await post(page, `/api/assessments/${YEAR}/reviews`, {
        stage: 'JOINT',
        unit: code,
        agreed: true,
        remarks: '现场核对，与系统记录一致。',
      })
    }
  }
  for (const [page, role] of [
    [regulator, 'COUNTY_REGULATOR'],
    [governance, 'GOVERNANCE_OFFICE'],
  ]) {
    if (!signed(await now(), 'JOINT_REVIEW', role)) {
      await open(page, 'joint')
      await page.waitForSelector('[data-test=joint-reason]')
      if (page === governance) await seen(world, page, 'year-joint-1440-zh', 'the joint review')
      await sign(page, 'joint', '抽查单位全部走访，结果属实。')
      await page.waitForFunction(() => !document.querySelector('[data-test=joint]'))
    }
    if (!signed(await now(), 'VETO_REVIEW', role)) {
      await open(page, 'vetoes')
      await page.waitForSelector('[data-test=veto-review-reason]')
      if (page === governance) await seen(world, page, 'year-vetoes-1440-zh', 'the review of vetoes')
      await sign(page, 'veto-review', '没有应当一票否决的单位。')
      await page.waitForFunction(() => !document.querySelector('[data-test=veto-review]'))
    }
  }
}

async function visit({ world }, page, code) {
  await open(page, 'joint')
  await page.click(`[data-unit="${code}"] [data-test=visit]`)
  await page.fill('[data-test=visit-send-reason]', '门牌、公示栏、电话都在，台账与系统一致。')
  await seen(world, page, 'year-visit-1440-zh', 'a visit of the field sample')
  await page.click('[data-test=visit-send]')
  await page.waitForSelector(`[data-unit="${code}"] .note`)
}

async function notice({ world, governance }) {
  await open(governance, 'notice')
  await governance.waitForFunction(() => document.querySelectorAll('.panel li.ok').length === 4)
  await governance.fill('[data-test=notice-reason]', '评审完毕，予以公示。')
  await seen(world, governance, 'year-notice-1440-zh', 'the notice')
  await sign(governance, 'notice', '评审完毕，予以公示。', { weighty: true })
  await governance.waitForFunction(() => !document.querySelector('[data-test=notice]'))
}

/** The point sees its result and appeals; somebody who had no part in it decides, and the score is computed again. */
async function appealAndDecision({ world, regulator, unit }) {
  const mine = (await ask(regulator, `/api/assessments/${YEAR}/appeals?limit=500`)).items.find(
    (one) => one.unit.code === unit.code,
  )
  if (!mine) {
    const point = await world.person(`point-${unit.code}`)
    const { page } = point
    await page.goto(`/desk/unit/year/${YEAR}`)
    await page.click('[data-test=appeal-open]')
    const lost = page.locator('[data-test=appeal-indicator]')
    const named = page.locator(`[data-test=appeal-indicator][value="${unit.indicator}"]`)
    await lost.first().waitFor()
    await ((await named.count()) > 0 ? named : lost.first()).check()
    await page.fill('[data-test=appeal-reason]', '那天全镇停电，登记晚了一天，有供电所的停电通知。')
    await page.locator('[data-test=appeal]').scrollIntoViewIfNeeded()
    await seen(world, page, 'year-appeal-360-zh', 'an appeal')
    await sign(page, 'appeal', '那天全镇停电，登记晚了一天，有供电所的停电通知。', { weighty: true })
    await page.waitForSelector('[data-test=own-appeal]')
    await point.close()
  }
  if (mine?.decided) return
  const legal = await world.person(LEGAL, { screen: DESK })
  const { page } = legal
  await open(page, 'appeals')
  await page.locator('[data-test=decide-open]').first().click()
  await page.fill('[data-test=decide-exclude]', unit.complaint)
  await page.fill('[data-test=decide-reason]', '停电属不可抗力，该案不计入考评。')
  await seen(world, page, 'year-decision-1440-zh', 'the decision of an appeal')
  await page.click('[data-test=decide]')
  await page.waitForSelector('[data-test=appeal-values]')
  const [before, after] = (await page.textContent('[data-test=appeal-values]')).match(/\d+\.\d\d/g)
  assert.notEqual(before, after, 'the score is computed again')
  await seen(world, page, 'year-appeals-1440-zh', 'a decided appeal')
  await legal.close()
}

async function approval({ world, regulator, governance, now }) {
  for (const [page, role] of [
    [regulator, 'COUNTY_REGULATOR'],
    [governance, 'GOVERNANCE_OFFICE'],
  ]) {
    if (signed(await now(), 'APPROVAL', role)) continue
    await open(page, 'approval')
    await page.waitForSelector('[data-test=approve-reason]')
    if (page === governance) await seen(world, page, 'year-approval-1440-zh', 'the approval')
    await sign(page, 'approve', '同意考评结果。', { weighty: true })
    await page.waitForFunction(() => !document.querySelector('[data-test=approve]'))
  }
  await governance.waitForSelector('.panel .final')
  assert.ok((await now()).finalised, 'both have approved, the results are final')
}

async function commendation({ world, governance, now }) {
  await open(governance, 'commendation')
  if (!signed(await now(), 'COMMENDATION', 'GOVERNANCE_OFFICE')) {
    await governance.waitForSelector('[data-test=commend-reason]')
    await sign(governance, 'commend', '同考评、同表彰。')
  }
  await governance.waitForSelector('.panel [data-test=signed]')
  const { commended } = await now()
  assert.equal(await governance.locator('[data-test=commended] li').count(), commended.length)
  await seen(world, governance, 'year-commendation-1440-zh', 'the commendation list')
}

/** Who was found wanting is told to put itself right; there may be nobody. */
async function rectification({ world, regulator }) {
  await open(regulator, 'rectification')
  await regulator.waitForSelector('.panel [data-test=unqualified], .panel .empty')
  const order = regulator.locator('[data-test=order]').first()
  if ((await order.count()) > 0) {
    const left = await regulator.locator('[data-test=order]').count()
    await order.click()
    await sign(regulator, 'rectify', '一个月内补齐台账和公示栏，届时复查。')
    await regulator.waitForFunction(
      (before) => document.querySelectorAll('[data-test=order]').length < before,
      left,
    )
  }
  await seen(world, regulator, 'year-rectification-1440-zh', 'rectification')
}

/** Both files, through the page's own buttons; a workbook and a PDF with something in them. */
async function exported({ governance }) {
  await open(governance, 'results')
  for (const [kind, head] of [
    ['xlsx', 'PK'],
    ['pdf', '%PDF'],
  ]) {
    const [download] = await Promise.all([
      governance.waitForEvent('download'),
      governance.click(`[data-test=export-${kind}]`),
    ])
    const bytes = await readFile(await download.path())
    assert.equal(download.suggestedFilename(), `assessment-${YEAR}.${kind}`)
    assert.equal(bytes.subarray(0, head.length).toString('latin1'), head)
    assert.ok(bytes.length > LEAST_FILE_BYTES, `${kind} has ${bytes.length} bytes`)
  }
}

/** The year that is done, from every desk that looks at it. */
async function looksBack(board) {
  const { world, regulator, governance, unit } = board
  await open(regulator, 'results')
  await regulator.waitForSelector('[data-test=sheet]')
  await seen(world, regulator, 'year-results-1440-zh', 'the results of the year')
  await governance.goto(`/desk/governance/${YEAR}`)
  await governance.waitForSelector('[data-test=export-xlsx]')
  await seen(world, governance, 'governance-year-1440-zh', "the governance office's own page")

  const phone = await world.person('regulator', { screen: PHONE, language: 'en', theme: 'dark' })
  await phone.page.goto(`/desk/year/${YEAR}`)
  await phone.page.waitForSelector('[data-test=step-freeze]')
  await seen(world, phone.page, 'year-board-360-en', 'the board of the year on a phone')
  for (const step of ['freeze', 'joint', 'appeals', 'commendation', 'results']) {
    await open(phone.page, step)
    await phone.page.waitForSelector('.panel .card')
    await seen(world, phone.page, `year-${step}-360-en`, `${step} on a phone`)
  }
  await phone.close()

  const point = await world.person(`point-${unit.code}`, { language: 'en', theme: 'dark' })
  await point.page.goto(`/desk/unit/year/${YEAR}`)
  await point.page.waitForSelector('[data-test=own-appeal]')
  await seen(world, point.page, 'year-own-360-en', "a unit's own year")
  await point.close()
}
