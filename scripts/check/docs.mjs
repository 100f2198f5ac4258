// npm run check -- docs: every block of the pages, the slow ones too, and the guides walked step by step in a browser.
import { runThoroughly } from './thorough.mjs'

process.exitCode = await runThoroughly(['tests/docs', 'tests/browser/guides.test.ts'])
