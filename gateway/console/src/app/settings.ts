/** Addresses and limits of the shell; everything that depends on the gateway's sign-in is named here and nowhere else. */
export const settings = {
  /** Starts the sign-in at the identity provider; a browser is sent there, not fetched. Comes back to `to`. */
  signInUrl: (to: string) => `/login?to=${encodeURIComponent(to)}`,
  /** Ends the session here; the answer says where to go to end it at the provider too. */
  signOutUrl: (everywhere: boolean) => `/logout?everywhere=${everywhere}`,
  /** Where a window that was opened to sign in again comes back to; it tells the others and closes. */
  signedInPath: '/signed-in',
  csrfCookie: 'XSRF-TOKEN',
  csrfHeader: 'X-XSRF-TOKEN',
  signInWindow: 'steelyard-sign-in',
  sessionChannel: 'steelyard-session',
  requestTimeoutMillis: 20_000,
  streamBackoffMillis: { first: 1_000, most: 30_000 },
} as const
