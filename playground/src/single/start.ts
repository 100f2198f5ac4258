import './program.ts'

// One program is both: the page, and the worker that does its long work.
void (typeof document === 'undefined' ? import('../work/worker.ts') : import('../main.tsx'))
