/** Where the scripts, styles and workers of a page come from, as a Content-Security-Policy has it. */
interface Origins {
  readonly scripts: string
  readonly styles: string
  readonly workers: string
  readonly images: string
  /** The names of the policies of Trusted Types. */
  readonly trusted: string
}

/**
 * The policy a page can carry itself in a `meta` tag: no connection, no frame, no form, no script from text.
 * Trusted Types are on, and their policies admit our own scripts and nothing else.
 */
export function policyOf({ scripts, styles, workers, images, trusted }: Origins): string {
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    `style-src ${styles}`,
    `img-src ${images}`,
    "connect-src 'none'",
    `worker-src ${workers}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${trusted}`,
  ].join('; ')
}

/** The policy of the page that is served: everything comes from where the page does. */
export const pagePolicy = policyOf({
  scripts: "'self'",
  styles: "'self'",
  workers: "'self'",
  images: "'self' data:",
  trusted: 'iom-rules-worker',
})

/** What only a header can say. Forms and modals are allowed, or Chromium ignores submits and `print()`. */
const headerPolicy =
  `${pagePolicy}; frame-ancestors 'none'; ` +
  'sandbox allow-scripts allow-same-origin allow-downloads allow-forms allow-modals'

/** The script that keeps the playground for when there is no network, and has to fetch it for that. */
const keeper = 'service-worker.js'
const keeperPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'"

/** Vite names these by what is in them: a browser need not ask again, so a worker begins anew without a request. */
const lasting = /[\\/]assets[\\/][^\\/]+-[\w-]{8}\.\w+$/

const common = {
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()',
} as const

/** The headers that keep what is entered in the browser; without a file, those of a refusal. */
export function headersFor(file: string | null): Readonly<Record<string, string>> {
  return {
    ...common,
    'Content-Security-Policy': file?.endsWith(keeper) === true ? keeperPolicy : headerPolicy,
    'Cache-Control': file !== null && lasting.test(file) ? 'max-age=31536000, immutable' : 'no-cache',
  }
}
