import { config } from 'zod/mini'

// Zod would otherwise build parsers with `new Function`, which the page's Content-Security-Policy forbids.
// This file is imported before anything that makes a schema.
config({ jitless: true })
