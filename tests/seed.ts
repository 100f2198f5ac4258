import * as fc from 'fast-check'

// The gate gives the same answer for the same code; `FC_SEED=random npm test` looks elsewhere.
const wanted = process.env['FC_SEED'] ?? '20261122'
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted) })
