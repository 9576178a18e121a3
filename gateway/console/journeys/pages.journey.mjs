// Every page of every role, on a phone and on a wide screen, in both languages: nothing scrolls sideways, nothing failed to
// load, no message key stands where words should, and axe finds nothing: in one of the languages, for the page is built alike.
import assert from 'node:assert/strict'
import { ask, DESK, PHONE } from './harness.mjs'

export const name = 'pages'

const YEAR = new Date().getFullYear()
const ACCOUNTS = [
  process.env.STEELYARD_POINT ?? 'point',
  process.env.STEELYARD_STATION ?? 'station',
  process.env.STEELYARD_OFFICE ?? 'office',
  process.env.STEELYARD_COUNTY ?? 'regulator',
  'governance',
  'legal',
  'auditor',
  'operator',
]
/** A key of a message that is not there, as vue-i18n shows it. */
const MESSAGE_KEY = /\b[a-z]\w*(?:\.[a-zA-Z]\w*){2,}\b/

export async function play(world) {
  const seen = new Set()
  for (const account of ACCOUNTS) {
    const wide = await world.person(account, { screen: DESK, theme: 'dark' })
    const phone = await world.person(account, { screen: PHONE })
    const paths = (await pathsFor(wide.page)).filter((path) => !seen.has(path))
    await Promise.all([wide, phone].map(({ page }) => through(world, page, account, paths)))
    await wide.close()
    await phone.close()
    for (const path of paths) seen.add(path)
  }
}

/** What is in the navigation, and one of each page that is opened from there. */
async function pathsFor(page) {
  const links = await page.$$eval('nav a[href^="/desk/"]', (found) =>
    found.map((link) => link.getAttribute('href')),
  )
  const me = await ask(page, '/api/me')
  const opened = await Promise.all(
    PAGES.filter(({ roles }) => roles.some((role) => me.roles.includes(role))).map(async ({ of, to }) => {
      const one = of ? await ask(page, of(me)) : undefined
      return to(one?.items?.[0], me)
    }),
  )
  return [...new Set([...links, ...opened.flat().filter(Boolean)])]
}

async function through({ clean, fits }, page, account, paths) {
  const { width } = page.viewportSize()
  for (const path of paths) {
    await page.goto(path)
    await complete(page, path)
    for (let language = 0; language < 2; language++) {
      const where = `${path} of ${account} at ${width} px in ${await page.getAttribute('html', 'lang')}`
      assert.equal(await page.locator('main [role=alert].error').count(), 0, `${where} failed to load`)
      const words = await page.evaluate(() => document.body.innerText)
      assert.doesNotMatch(words, MESSAGE_KEY, `${where} shows a message key`)
      if (language === 0) {
        await fits(page, where)
        await otherLanguage(page, path)
      } else {
        await clean(page, where)
      }
    }
  }
}

async function complete(page, path) {
  await page.locator('main :is(h1, h2, [data-test=code]):visible').first().waitFor()
  await page
    .waitForFunction(() => !document.querySelector('.el-skeleton, .el-loading-mask'))
    .catch((error) => {
      throw new Error(`${path} goes on loading`, { cause: error })
    })
}

/** With the button in the head of the page, or, where a page stands outside the frame, as it will be after the next start. */
async function otherLanguage(page, path) {
  const other = (await page.getAttribute('html', 'lang')) === 'en' ? 'zh-CN' : 'en'
  const button = page.locator(`.tools button[lang="${other}"]`)
  if (await button.isVisible()) {
    await button.click()
  } else {
    await page.evaluate((chosen) => localStorage.setItem('steelyard.language', chosen), other)
    await page.reload()
  }
  await page.waitForFunction((chosen) => document.documentElement.lang === chosen, other)
  await complete(page, path)
}

const UNIT = ['POINT_OFFICER', 'STATION_OFFICER']
const COUNTY = ['COUNTY_REGULATOR']
/** @type {{ roles: string[], of?: (me: any) => string, to: (one: any, me: any) => string | string[] | undefined }[]} */
const PAGES = [
  { roles: UNIT, of: () => '/api/complaints?limit=1', to: (one) => one && `/desk/cases/${one.id}` },
  { roles: UNIT, to: () => '/desk/drafts' },
  { roles: ['POINT_OFFICER'], to: () => '/desk/unit/score/P2a' },
  { roles: ['STATION_OFFICER'], to: () => '/desk/unit/score/S2c' },
  {
    roles: [...UNIT, 'OFFICE_OFFICER'],
    of: () => '/api/escalations?limit=1',
    to: (one) => one && `/desk/inbox/${one.id}`,
  },
  {
    roles: COUNTY,
    of: () => '/api/scores?limit=1',
    to: (one) =>
      one && [
        `/desk/units/${one.unit}`,
        `/desk/units/${one.unit}/sheet`,
        `/desk/inspections/units/${one.unit}`,
      ],
  },
  { roles: COUNTY, to: () => ['/desk/inspections/new', '/desk/rules/edit', '/desk/training/quotas'] },
  {
    roles: COUNTY,
    of: () => '/api/training/sessions?limit=1',
    to: (one) => one && [`/desk/training/sessions/${one.id}`, `/desk/training/sessions/${one.id}/wall`],
  },
  { roles: COUNTY, of: () => '/api/warnings?limit=1', to: (one) => one && `/desk/warnings/${one.id}` },
  {
    roles: COUNTY,
    of: () => '/api/integrity/flags?limit=1',
    to: (one) => one && `/desk/integrity/${one.id}`,
  },
  {
    roles: COUNTY,
    of: () => '/api/schemes/what-ifs?limit=1',
    to: (one) => one && `/desk/schemes/what-ifs/${one.id}`,
  },
  {
    roles: COUNTY,
    of: () => '/api/schemes',
    to: (one) => one && [`/desk/schemes/${one.id}`, `/desk/schemes/${one.id}/edit`],
  },
  {
    roles: COUNTY,
    to: () =>
      ['exclusions', 'joint', 'vetoes', 'appeals', 'rectification'].map(
        (step) => `/desk/year/${YEAR}/${step}`,
      ),
  },
  { roles: ['AUDITOR'], of: () => '/api/scores?limit=1', to: (one) => one && `/desk/audit/${one.unit}` },
]
