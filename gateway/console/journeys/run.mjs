// Plays the journeys against a running system:
//   STEELYARD_BASE=http://127.0.0.1:8080 node journeys/run.mjs [name …]
// STEELYARD_SHOTS says where pictures go (shots/); STEELYARD_GUIDE, the guide's folder, has only those taken that it shows.
// STEELYARD_TOKEN_COMMAND, for development against a gateway that does not serve the console itself, prints a bearer token of
// the account that is its last argument.
import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { promisify } from 'node:util'
import { opened } from './harness.mjs'

const run = promisify(execFile)
const command = process.env.STEELYARD_TOKEN_COMMAND
const world = await opened({
  base: process.env.STEELYARD_BASE ?? 'http://127.0.0.1:8080',
  shots: process.env.STEELYARD_SHOTS ?? 'shots',
  guide: process.env.STEELYARD_GUIDE,
  token: command ? async (account) => (await run(command, [account])).stdout.trim() : undefined,
})
const wanted = process.argv.slice(2)
const files = (await readdir(new URL('.', import.meta.url)))
  .filter((file) => file.endsWith('.journey.mjs'))
  .sort()
let failed = 0
for (const file of files) {
  const { name, play } = await import(new URL(file, import.meta.url))
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const started = Date.now()
  try {
    await play(world)
    if (world.problems.length > 0) throw new Error(world.problems.splice(0).join('\n'))
    console.log(`  ok    ${name} (${Math.round((Date.now() - started) / 1000)} s)`)
  } catch (error) {
    failed++
    console.log(`  FAILS ${name}: ${error.stack ?? error}`)
    for (const context of world.browser.contexts()) {
      for (const [index, page] of context.pages().entries()) {
        await world.shot(page, `failed-${name}-${index}`).catch(() => undefined)
      }
    }
  }
  for (const context of world.browser.contexts()) await context.close()
}
await world.close()
console.log(failed ? `${failed} journeys failed` : 'all journeys went through')
process.exit(failed ? 1 : 0)
