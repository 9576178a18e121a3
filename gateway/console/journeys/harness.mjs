// What a journey stands on: a real browser, people who sign in as people do, pictures, and axe on what they see.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const require = createRequire(import.meta.url)
const BROWSERS = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]
export const PATIENCE_MILLIS = Number(process.env.STEELYARD_PATIENCE_MILLIS ?? 60_000)

export const PHONE = { width: 360, height: 740 }
export const DESK = { width: 1440, height: 900 }

export async function opened({ base, shots, password = 'steelyard-demo', token }) {
  const executablePath = BROWSERS.find((path) => path && existsSync(path))
  if (!executablePath) {
    throw new Error('The journeys need Chromium (Debian: apt-get install chromium), or CHROMIUM set to it.')
  }
  await mkdir(shots, { recursive: true })
  const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
  const problems = []

  /** Somebody at a screen, signed in; every error their browser tells of fails the journey. */
  async function person(account, { screen = PHONE, language = 'zh-CN', theme = 'light', to = '/' } = {}) {
    const bearer = token ? { Authorization: `Bearer ${await token(account)}` } : undefined
    const context = await browser.newContext({
      baseURL: base,
      viewport: screen,
      locale: language,
      timezoneId: 'Asia/Shanghai',
      hasTouch: screen.width < 600,
      ...(bearer ? { extraHTTPHeaders: bearer } : {}),
    })
    context.setDefaultTimeout(PATIENCE_MILLIS)
    await context.addInitScript(
      ([chosen, look]) => {
        localStorage.setItem('steelyard.language', localStorage.getItem('steelyard.language') ?? chosen)
        localStorage.setItem('steelyard.theme', look)
      },
      [language, theme],
    )
    const page = await context.newPage()
    page.on('pageerror', (error) => problems.push(`${account}: ${error.message}`))
    page.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text())) problems.push(`${account}: ${message.text()}`)
    })
    await page.goto(to)
    if (!bearer) {
      await page.click('[data-test=sign-in]')
      await page.fill('input[name=username]', account)
      await page.fill('input[name=password]', password)
      await page.click('button[type=submit]')
    }
    await page.waitForURL(/\/desk\//)
    return { page, context, close: () => context.close() }
  }

  /** No sideways scrolling, and nothing axe finds against WCAG 2.2 AA. */
  async function clean(page, where) {
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    assert.ok(wide <= 0, `${where} scrolls sideways by ${wide} px`)
    await page.evaluate(`${axe}; 0`)
    const found = await page.evaluate(async () => {
      const result = await window.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      })
      return result.violations.map(
        (one) =>
          `${one.id}: ${one.nodes.map((node) => `${node.target.join(' ')} (${node.failureSummary ?? ''})`).join(' | ')}`,
      )
    })
    assert.deepEqual(found, [], `axe on ${where}`)
  }

  /** A picture for the guide, once nothing on the page is loading any more: on a phone what it shows, else all of it. */
  async function shot(page, name) {
    await page.waitForFunction(() => !document.querySelector('.el-skeleton'), undefined, {
      timeout: PATIENCE_MILLIS,
    })
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({
      path: join(shots, `${name}.png`),
      fullPage: page.viewportSize().width >= 900,
      animations: 'disabled',
    })
  }

  return { browser, person, clean, shot, problems, close: () => browser.close() }
}
