// npm run check -- screens: every test in a browser, with all widths and colours, and the one file as well as what is served.
import { runThoroughly } from './thorough.mjs'

process.exitCode = await runThoroughly(['tests/browser'])
