// What a journey stands on: a real browser, people who sign in as people do, pictures, and axe on what they see.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
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
/** A list that is longer is cut off in its picture. */
const LONGEST_PICTURE = 1_500

/**
 * @param guide the folder of the user guide: only the pictures it shows are taken then, small, into its own folder; else all
 *     go to `shots`
 */
export async function opened({ base, shots: elsewhere, password = 'steelyard-demo', token, guide }) {
  const shots = guide ? join(guide, 'images') : elsewhere
  const wanted = guide ? await shownIn(guide) : undefined
  const executablePath = BROWSERS.find((path) => path && existsSync(path))
  if (!executablePath) {
    throw new Error('The journeys need Chromium (Debian: apt-get install chromium), or CHROMIUM set to it.')
  }
  await mkdir(shots, { recursive: true })
  const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8')
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    env: { ...process.env, ...(await withChineseLetters()) },
  })
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

  /** No sideways scrolling. */
  async function fits(page, where) {
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    assert.ok(wide <= 0, `${where} scrolls sideways by ${wide} px`)
  }

  /** No sideways scrolling, and nothing axe finds against WCAG 2.2 AA, behind an open dialog excepted: nobody can get there. */
  async function clean(page, where) {
    await fits(page, where)
    await page.evaluate(`${axe}; 0`)
    const found = await page.evaluate(async () => {
      const dialog = [...document.querySelectorAll('[role=dialog][aria-modal=true]')].find((one) =>
        one.checkVisibility(),
      )
      const result = await window.axe.run(dialog ?? document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      })
      return result.violations.map(
        (one) =>
          `${one.id}: ${one.nodes.map((node) => `${node.target.join(' ')} (${node.failureSummary ?? ''})`).join(' | ')}`,
      )
    })
    assert.deepEqual(found, [], `axe on ${where}`)
  }

  /** A picture for the guide, once nothing on the page is loading any more: on a phone what it shows, else most of it. */
  async function shot(page, name) {
    if (wanted && !wanted.has(name)) return
    await page.waitForFunction(() => !document.querySelector('.el-skeleton'), undefined, {
      timeout: PATIENCE_MILLIS,
    })
    await page.evaluate(() => document.fonts.ready)
    const { width, height } = page.viewportSize()
    // a window as high as the page, so that what stands still in it goes all the way down; not under a sheet that lies over it
    const whole = await page.evaluate(() =>
      [...document.querySelectorAll('.el-overlay')].some((one) => one.checkVisibility())
        ? 0
        : document.documentElement.scrollHeight,
    )
    const higher = width >= DESK.width && whole > height
    if (higher) await page.setViewportSize({ width, height: Math.min(whole, LONGEST_PICTURE) })
    const png = await page.screenshot({ animations: 'disabled' })
    if (higher) await page.setViewportSize({ width, height })
    if (wanted) await writeFile(join(shots, `${name}.webp`), await asWebp(png))
    else await writeFile(join(shots, `${name}.png`), png)
  }

  /** A third of the size, made by the browser itself. */
  async function asWebp(png) {
    const workshop = await browser.newPage()
    const made = await workshop.evaluate(async (base64) => {
      const picture = new Image()
      picture.src = `data:image/png;base64,${base64}`
      await picture.decode()
      const canvas = Object.assign(document.createElement('canvas'), {
        width: picture.naturalWidth,
        height: picture.naturalHeight,
      })
      canvas.getContext('2d').drawImage(picture, 0, 0)
      return canvas.toDataURL('image/webp', 0.82).split(',')[1]
    }, png.toString('base64'))
    await workshop.close()
    return Buffer.from(made, 'base64')
  }

  return { browser, person, fits, clean, shot, problems, close: () => browser.close() }
}

/** A bare machine has no Chinese letters; the build has unpacked those that papers are printed in. */
async function withChineseLetters() {
  const letters =
    process.env.STEELYARD_FONTS ??
    fileURLToPath(new URL('../../../training-service/target/classes/fonts', import.meta.url))
  if (!existsSync(letters)) return {}
  const folder = await mkdtemp(join(tmpdir(), 'steelyard-fonts-'))
  const conf = join(folder, 'fonts.conf')
  await writeFile(
    conf,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
      <include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${letters}</dir><cachedir>${folder}</cachedir>
    </fontconfig>`,
  )
  return { FONTCONFIG_FILE: conf }
}

/** The names of the pictures that the guide's pages show. */
async function shownIn(guide) {
  const names = new Set()
  for (const file of await readdir(guide, { recursive: true })) {
    if (!file.endsWith('.md')) continue
    const page = await readFile(join(guide, file), 'utf8')
    for (const [, name] of page.matchAll(/images\/([\w-]+)\.webp\)/g)) names.add(name)
  }
  return names
}

/** A toast that is just fading has no contrast. */
export const calm = (page) =>
  page.waitForFunction(() => !document.querySelector('.el-message, .el-notification'))

const TRIES = 15
const TRY_MILLIS = 4_000

/** What the services come to by themselves: asked for anew until it is there. */
export async function comesTrue(page, selector) {
  for (let tries = 0; tries < TRIES; tries++) {
    const there = await page
      .waitForSelector(selector, { timeout: TRY_MILLIS })
      .then(() => true)
      .catch(() => false)
    if (there) return
    await page.reload()
    await page.waitForSelector('main')
  }
  throw new Error(`${selector} did not come`)
}

/** Asks the services as the console does, as the person at the page. */
export const ask = (page, path) =>
  page.evaluate(async (to) => {
    const answer = await fetch(to)
    if (!answer.ok) throw new Error(`${to} answered ${answer.status}: ${await answer.text()}`)
    return answer.json()
  }, path)

/** Sends a change as the console does, as the person at the page. */
export const post = (page, path, body) =>
  page.evaluate(
    async ([to, what]) => {
      const token = /XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1]
      const answer = await fetch(to, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Idempotency-Key': crypto.randomUUID(),
          ...(token ? { 'X-XSRF-TOKEN': decodeURIComponent(token) } : {}),
        },
        body: JSON.stringify(what),
      })
      if (!answer.ok) throw new Error(`${to} answered ${answer.status}: ${await answer.text()}`)
      return answer.json()
    },
    [path, body],
  )
