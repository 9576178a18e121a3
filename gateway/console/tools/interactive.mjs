// How long a village waits for its desk: the point's home on a mid-range phone with slow 4G, nothing cached, as Lighthouse
// simulates them. Wants a running system with the console in it, and measures; it asserts nothing.
//   STEELYARD_BASE=http://127.0.0.1:8080 node tools/interactive.mjs [ROUNDS] [TIMES_SLOWER]
// How slow a slowed processor is depends on the machine's own, so its index is measured, too; a phone of the middle class
// has 125 to 800 (Lighthouse, docs/throttling.md).
import { opened, PHONE } from '../journeys/harness.mjs'

const ROUNDS = Number(process.argv[2] ?? 5)
const CPU_SLOWER = Number(process.argv[3] ?? 4)
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: (1_638.4 * 1024) / 8,
  uploadThroughput: (675 * 1024) / 8,
}
const QUIET_MILLIS = 2_000

const base = process.env.STEELYARD_BASE ?? 'http://127.0.0.1:8080'
const world = await opened({ base, shots: 'shots' })
const signedIn = await world.person(process.env.STEELYARD_POINT ?? 'point')
const storageState = await signedIn.context.storageState()
await signedIn.close()

const index = await benchmarkIndex()
const rounds = []
for (let round = 0; round < ROUNDS; round++) rounds.push(await measured())
await world.close()
const middle = (of) => rounds.map(of).sort((one, other) => one - other)[Math.floor(ROUNDS / 2)]
console.log(
  `${ROUNDS} rounds, medians, CPU ${CPU_SLOWER} times slower (index ${index}), 150 ms and 1.6 Mbit/s, empty cache`,
)
for (const [what, of] of [
  ['first words on the screen', (one) => one.painted],
  ['“new entry” can be pressed', (one) => one.usable],
  ['interactive: after that, and the page is quiet', (one) => one.interactive],
]) {
  console.log(`${what.padEnd(48)} ${(middle(of) / 1000).toFixed(2)} s`)
}
console.log(
  `${'sent over the network until then'.padEnd(48)} ${Math.round(middle((one) => one.bytes) / 1024)} KB`,
)

/** A phone that has never been here, but has a session. */
async function measured() {
  const context = await world.browser.newContext({
    baseURL: base,
    viewport: PHONE,
    locale: 'zh-CN',
    hasTouch: true,
    isMobile: true,
    storageState,
    // the first visit has none; a later one is not what is measured
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  let bytes = 0
  cdp.on('Network.loadingFinished', (event) => (bytes += event.encodedDataLength))
  await cdp.send('Network.enable')
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true })
  await cdp.send('Network.emulateNetworkConditions', NETWORK)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER })
  await page.addInitScript(() => {
    window.longTasks = []
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) window.longTasks.push([task.startTime, task.duration])
    }).observe({ type: 'longtask', buffered: true })
    new MutationObserver((_, watch) => {
      if (!document.querySelector('[data-test=new-entry]')) return
      window.usableAt = performance.now()
      watch.disconnect()
    }).observe(document, { childList: true, subtree: true })
  })
  await page.goto('/desk/unit', { waitUntil: 'commit' })
  // looked for seldom, for looking is work on the slowed processor, too
  const seldom = { polling: 1_000 }
  await page.waitForFunction(() => document.querySelector('[data-test=my-score]'), undefined, seldom)
  // quiet for a while: no long task, the home complete
  await page.waitForFunction(
    (quiet) => {
      const last = Math.max(window.usableAt, ...window.longTasks.map(([start, length]) => start + length))
      return performance.now() - last > quiet
    },
    QUIET_MILLIS,
    seldom,
  )
  const told = await page.evaluate(() => ({
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    usable: window.usableAt,
    interactive: Math.max(window.usableAt, ...window.longTasks.map(([start, length]) => start + length)),
  }))
  await context.close()
  return { ...told, bytes }
}

/** Lighthouse's measure of a processor, slowed as the rounds are: strings grown and arrays copied in half a second each. */
async function benchmarkIndex() {
  const page = await world.browser.newPage()
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER })
  const index = await page.evaluate(() => {
    const perTenth = (round) => {
      const began = performance.now()
      let rounds = 0
      while (performance.now() - began < 500) round(rounds++)
      return (rounds * 100) / (performance.now() - began)
    }
    const grown = () => {
      let text = ''
      for (let at = 0; at < 10_000; at++) text += 'a'
      return text
    }
    const arrays = [
      Array.from({ length: 100_000 }, (_, at) => at),
      Array.from({ length: 100_000 }, (_, at) => at),
    ]
    const copied = (round) => {
      const [from, to] = [arrays[round % 2], arrays[(round + 1) % 2]]
      for (let at = 0; at < from.length; at++) to[at] = from[at]
    }
    return Math.round((perTenth(grown) + perTenth(copied)) / 2)
  })
  await page.close()
  return index
}
