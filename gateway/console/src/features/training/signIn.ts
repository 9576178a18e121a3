export const LENGTH = 6

/** What of a text can be a code. */
export const digits = (text: string): string => text.replace(/\D/g, '').slice(0, LENGTH)

/** The code behind a square's link. It stands after the `#`, so that it is sent to no server and stands in no log. */
export function codeIn(hash: string): string {
  return new RegExp(`^#(\\d{${LENGTH}})$`).exec(hash)?.[1] ?? ''
}
