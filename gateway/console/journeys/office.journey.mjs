// A point refers, and the office that has its inbox open hears of it at once: takes it on, asks, is answered, and resolves it
// on top of an answer that came in while it was writing.
import assert from 'node:assert/strict'
import { calm, DESK, post } from './harness.mjs'

export const name = 'office'

const POINT = process.env.STEELYARD_OFFICE_POINT ?? 'point-350428100201'
const OFFICE = process.env.STEELYARD_OFFICE ?? 'office'
const ATTEMPTS = 40

export async function play({ person, clean, shot }) {
  const point = await person(POINT)
  const office = await person(OFFICE, { screen: DESK })
  const { page } = office
  await page.waitForURL(/\/desk\/inbox/)
  await page.waitForSelector('[data-test=live].good')
  await clean(page, 'the inbox')

  const unread = await unreadOf(page)
  const { escalation } = await refer(point.page)
  await page.waitForSelector('.news-toast')
  await page.waitForSelector(`[data-test=referral-row][href$="${escalation}"]`)
  assert.ok((await unreadOf(page)) > unread, 'what came in is counted as unread')
  await shot(page, 'office-toast-1440-zh')
  await page.locator('.news-toast .news-open').first().click()
  await page.waitForURL(`**/desk/inbox/${escalation}`)

  await act(page, 'acknowledgement')
  await page.waitForSelector('[data-act=resolution]')
  await page.click('[data-act=assistance-requests]')
  await page.click('[data-test=act-form] [data-option=EVIDENCE]')
  await page.fill('[data-test=note]', '请到店里拍下机身铭牌和安装单，问清楚是谁装的。')
  await page.click('[data-test=send]')
  await page.waitForSelector('[data-test=questions]')
  await calm(page)
  await clean(page, 'the case of an office')

  await page.click('[data-act=resolution]')
  await page.click('[data-test=act-form] [data-option=SETTLED_BY_OFFICE]')
  await page.fill('[data-test=note]', '商家同意退货退款。')
  await post(point.page, `/api/escalations/${escalation}/assistance`, {
    request: 1,
    answer: '铭牌和安装单已拍照，安装队是商家自己请的。',
  })
  await page.waitForSelector('[data-test=answer]')
  await shot(page, 'office-case-1440-zh')
  await page.click('[data-test=send]')
  await page.waitForSelector('[data-test=stale-again]')
  assert.match(
    await page.locator('.el-dialog table').textContent(),
    /安装队是商家自己请的/,
    'both versions are shown when an answer came in meanwhile',
  )
  await calm(page)
  await shot(page, 'office-conflict-1440-zh')
  await clean(page, 'two versions of a case')
  await page.click('[data-test=stale-again]')
  await page.waitForFunction(() => !document.querySelector('[data-test=acts]'))
  assert.match(await page.textContent('[data-test=timeline]'), /办结[\s\S]*签收[\s\S]*移送到单位/)
  await page.click('[data-test=bell]')
  await page.click('[data-test=mark-read]')
  await page.waitForFunction(() => !document.querySelector('[data-test=unread]'))
  await office.close()

  const phone = await person(OFFICE, { language: 'en', theme: 'dark', to: '/desk/inbox' })
  await phone.page.waitForSelector('[data-test=live].good')
  await shot(phone.page, 'office-inbox-360-en')
  await clean(phone.page, 'the inbox on a phone')
  await phone.page.goto(`/desk/inbox/${escalation}`)
  await phone.page.waitForSelector('[data-test=timeline]')
  await shot(phone.page, 'office-case-360-en')
  await clean(phone.page, 'a case on a phone')
  await phone.close()
  await point.close()
}

const unreadOf = async (page) =>
  Number(((await page.getAttribute('[data-test=bell]', 'aria-label')) ?? '').replace(/\D/g, ''))

async function act(page, step) {
  await page.click(`[data-act=${step}]`)
  await page.click('[data-test=send]')
}

/** Enters a large complaint and refers it, as the console of the point would. */
async function refer(page) {
  const me = await page.evaluate(() => fetch('/api/me').then((answer) => answer.json()))
  const complaint = await post(page, '/api/complaints', {
    unit: me.unit,
    channel: 'PHONE',
    category: 'GENERAL',
    complainants: 1,
    disputedAmount: { amount: '12800', currency: 'CNY' },
    complainant: { name: '示例乙', phone: '13000000002', consents: true },
    respondent: { name: '示例电器商行', phone: '13000000003' },
    respondentPlace: 'IN_AREA',
    harm: 'NONE',
    suspicion: 'NONE',
    facts: { content: '空调装上第三天就不制冷，商家和安装队互相推诿。' },
    requests: ['REFUND'],
  })
  for (let attempt = 0; ; attempt++) {
    try {
      const { id } = await post(page, '/api/escalations', {
        complaint: complaint.id,
        reason: '金额较大，服务点调解不了。',
      })
      return { complaint: complaint.id, escalation: id }
    } catch (error) {
      // referrals hear of a new complaint a moment later
      if (attempt >= ATTEMPTS || !/404/.test(error.message)) throw error
      await new Promise((next) => setTimeout(next, 500))
    }
  }
}
