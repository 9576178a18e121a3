// How long a village waits for its desk: the point's home on a mid-range phone with slow 4G, nothing cached, as Lighthouse
// simulates them. Wants a running system with the console in it, and measures; it asserts nothing.
//   STEELYARD_BASE=http://127.0.0.1:8080 node tools/interactive.mjs [ROUNDS]
import { opened, PHONE } from '../journeys/harness.mjs'

const ROUNDS = Number(process.argv[2] ?? 5)
const CPU_SLOWER = 4
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

const rounds = []
for (let round = 0; round < ROUNDS; round++) rounds.push(await measured())
await world.close()
const middle = (of) => rounds.map(of).sort((one, other) => one - other)[Math.floor(ROUNDS / 2)]
console.log(`${ROUNDS} rounds, medians, CPU ${CPU_SLOWER} times slower, 150 ms and 1.6 Mbit/s, empty cache`)
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
    const look = () => {
      if (document.querySelector('[data-test=new-entry]')) window.usableAt = performance.now()
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  await page.goto('/desk/unit', { waitUntil: 'commit' })
  await page.waitForSelector('[data-test=my-score]')
  // quiet for a while: no long task, the home complete
  await page.waitForFunction((quiet) => {
    const last = Math.max(window.usableAt, ...window.longTasks.map(([start, length]) => start + length))
    return performance.now() - last > quiet
  }, QUIET_MILLIS)
  const told = await page.evaluate(() => ({
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    usable: window.usableAt,
    interactive: Math.max(window.usableAt, ...window.longTasks.map(([start, length]) => start + length)),
  }))
  await context.close()
  return { ...told, bytes }
}
