// The desks that watch: operators see how the system is, the governance office what waits for it, auditors whether the
// ledgers are what was written.
import assert from 'node:assert/strict'
import { DESK, PHONE } from './harness.mjs'

export const name = 'readers'

export async function play(world) {
  await both(world, 'operator', 'operations', async (page) => {
    await page.waitForURL(/\/desk\/operations/)
    await page.waitForSelector('[data-service=gateway]')
    assert.equal(await page.locator('[data-service]').count(), 5, 'every service is shown')
    // rates are there from the second look on
    await page.waitForFunction(() =>
      /\d/.test(document.querySelector('[data-figure=requestsPerSecond]')?.textContent ?? ''),
    )
  })
  await both(world, 'governance', 'governance', async (page) => {
    await page.waitForURL(/\/desk\/governance/)
    await page.waitForSelector('[data-test=export-xlsx]')
  })
  await both(world, 'auditor', 'audit', async (page) => {
    await page.waitForURL(/\/desk\/audit/)
    await page.waitForSelector('tr[data-unit] a')
    if (page.viewportSize().width < DESK.width) return
    await page.click('[data-test=check-all]')
    await page.waitForSelector('[data-test=check-all]', { state: 'visible' })
    await page.waitForSelector('[data-test=verdict].good')
  })
  const auditor = await world.person('auditor', { screen: DESK })
  await auditor.page.locator('tr[data-unit] a').first().click()
  await auditor.page.waitForSelector('[data-test=proof] .good')
  await world.shot(auditor.page, 'audit-ledger-1440-zh')
  await world.clean(auditor.page, 'the proof of a ledger')
  await auditor.close()
}

async function both({ person, clean, shot }, account, desk, look) {
  for (const [screen, language, theme] of [
    [DESK, 'zh-CN', 'light'],
    [PHONE, 'en', 'dark'],
  ]) {
    const { page, close } = await person(account, { screen, language, theme })
    await look(page)
    await shot(page, `${desk}-${screen.width}-${language.slice(0, 2)}`)
    await clean(page, `${desk} at ${screen.width} px`)
    await close()
  }
}
