/** A cell that a spreadsheet does not take for a formula, quoted where it has to be. */
export function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Lines as CSV that spreadsheets read as UTF-8. */
export function csv(lines: readonly (readonly (string | number | null | undefined)[])[]): string {
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}

/** Hands a file to the browser to keep. */
export function keep(name: string, lines: Parameters<typeof csv>[0]): void {
  const url = URL.createObjectURL(new Blob([csv(lines)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
