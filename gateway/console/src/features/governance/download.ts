import { toastError } from '@/app/api/act'
import { send } from '@/app/api/client'

const KEPT_MILLIS = 10_000
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const PDF = 'application/pdf'
export const LINES = 'application/x-ndjson'

/** Fetches a file with the session and hands it to the browser under a name. */
export async function download(url: string, accept: string, name: string): Promise<void> {
  try {
    const file = await (await send('GET', url, { headers: { Accept: accept } })).blob()
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MILLIS)
  } catch (error) {
    toastError(error)
  }
}
