import { keepHere } from './keep-here.ts'
import { takeAway } from './take-away.ts'

// The first script of the page, before any library: it closes what a Content-Security-Policy leaves open.
takeAway()
keepHere()
