import { toastError } from '@/app/api/act'
import { send } from '@/app/api/client'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const PDF = 'application/pdf'

/** Fetches a document and hands it to the browser under a name. */
export async function download(url: string, accept: string, name: string): Promise<void> {
  try {
    const blob = await (await send('GET', url, { headers: { Accept: accept } })).blob()
    const link = document.createElement('a')
    link.href = URL.createObjectURL(blob)
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  } catch (error) {
    toastError(error)
  }
}
