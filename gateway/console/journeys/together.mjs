// What several journeys do: ask a service as the console would, wait for what comes by itself, take a photo.

/** A toast that is just fading has no contrast. */
export const calm = (page) =>
  page.waitForFunction(() => !document.querySelector('.el-message, .el-notification'))

export const idOf = (page) => new URL(page.url()).pathname.split('/').at(-1)

export function post(page, path, body) {
  return page.evaluate(
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
}

/** What the services come to by themselves: asked for anew until it is there. */
export async function comesTrue(page, selector, whole) {
  for (let tries = 0; tries < 15; tries++) {
    const there = await page
      .waitForSelector(selector, { timeout: 4_000 })
      .then(() => true)
      .catch(() => false)
    if (there) return
    await page.reload()
    await page.waitForSelector(whole)
  }
  throw new Error(`${selector} did not come`)
}

/** A photo that no one has taken before, as a file for an input: a file proves one record only. */
export async function photo(page, words) {
  const base64 = await page.evaluate((text) => {
    const canvas = document.createElement('canvas')
    canvas.width = 640
    canvas.height = 480
    const pen = canvas.getContext('2d')
    const hue = Math.floor(Math.random() * 360)
    const sky = pen.createLinearGradient(0, 0, 0, 480)
    sky.addColorStop(0, `hsl(${hue} 45% 78%)`)
    sky.addColorStop(1, `hsl(${hue} 35% 52%)`)
    pen.fillStyle = sky
    pen.fillRect(0, 0, 640, 480)
    pen.fillStyle = '#f7f3e6'
    pen.fillRect(90, 130, 460, 210)
    pen.strokeStyle = '#7a5410'
    pen.lineWidth = 14
    pen.strokeRect(90, 130, 460, 210)
    pen.fillStyle = '#16211f'
    pen.font = '40px sans-serif'
    pen.textAlign = 'center'
    pen.fillText(text, 320, 220)
    pen.font = '24px sans-serif'
    pen.fillText(new Date().toISOString(), 320, 290)
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1]
  }, words)
  return { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') }
}
