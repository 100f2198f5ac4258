import { personalValue, type Personal } from '@iom-rules/core/record'

/** Headers, with everything but letters and digits taken out. */
const headers: readonly (readonly [Personal, RegExp])[] = [
  [
    'name',
    /^((full|nominal|offender|subject|persons?|first|given|middle|last|family|nick|maiden|preferred|legal|birth|former|previous|client|prisoner|service ?user)s?names?|names?|forenames?|surnames?|alias(es)?|aka|alsoknownas|knownas|initials|title(and)?name)\d?$/,
  ],
  ['birth', /^(dob|dateofbirth|birthdate|birthday|yearofbirth|yob|born|birth|placeofbirth|datebirth)$/],
  ['pnc', /^pnc(id|no|number|ref|reference)?$/],
  ['cro', /^cro(id|no|number|ref|reference)?$/],
  ['crn', /^(delius)?crn(no|number|ref)?$|^casereferencenumber$|^deliusid$/],
  ['nomis', /^(noms|nomis|prison|prisoner)(id|no|number|ref|reference)?$|^(noms|nomis)$/],
  ['insurance', /^(nino|ninumber|nino?number|nationalinsurance(no|number)?)$/],
  ['health', /^nhs(no|number)?$/],
  [
    'postcode',
    /^((home|current|last|known|postal|last known)*address(line)?\d?|postcode|post ?code|zip|street|houseno|housenumber|uprn)$/,
  ],
  ['email', /^e?mail(address)?$/],
  ['phone', /^((home|work|mobile|contact|tele)*(phone|mobile|telephone|tel)(no|number)?|contactnumber)\d?$/],
]

/** What a column of this name would hold, if that could tell who people are. */
export function personalHeader(header: string): Personal | null {
  const bare = header.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  return headers.find(([, pattern]) => pattern.test(bare))?.[0] ?? null
}

/** Words that a made-up reference may hold, beside those of the areas. */
const plainWords = 'nominal person case sample test north south east west central fixed group invented'.split(
  ' ',
)

/** Finds what a reference looks like that is not made up: a name or a date of birth is none either. */
export function referenceGuard(areas: readonly string[], asAt: string): (text: string) => Personal | null {
  const plain = new Set([...plainWords, ...areas.flatMap((area) => area.toLowerCase().split(/[^a-z]+/))])
  const year = Number(asAt.slice(0, 4))
  return (text) => {
    const value = personalValue(text)
    if (value !== null) return value
    const words = (text.match(/[A-Za-z]+/g) ?? []).filter((word) => !plain.has(word.toLowerCase()))
    if (isName(words, /\d/.test(text))) return 'name'
    return holdsBirthday(text, year) ? 'birth' : null
  }
}

// `Jane.Doe`, `DOE_JANE`, `SMITH82`; but not `HAL-004`, `IMP-0001` or `A`.
function isName(words: readonly string[], hasDigits: boolean): boolean {
  if (words.some((word) => /^[A-Z][a-z]{2,}/.test(word) || word.length > 4)) return true
  if (hasDigits) return false
  return words.some((word) => word.length > 3) || words.filter((word) => word.length > 1).length > 1
}

/** Ten years and more before the day of the assessment: nobody younger is on anybody's list. */
const youngest = 10

function holdsBirthday(text: string, year: number): boolean {
  const found =
    /(?<!\d)((?:19|20)\d{2})[-./]?(?:0[1-9]|1[0-2])[-./]?(?:0[1-9]|[12]\d|3[01])(?!\d)/.exec(text) ??
    /(?<!\d)(?:0[1-9]|[12]\d|3[01])[-./]?(?:0[1-9]|1[0-2])[-./]?((?:19|20)\d{2})(?!\d)/.exec(text)
  return found !== null && Number(found[1]) <= year - youngest
}

/** Do the days of a column look like days of birth: as many as not long before the day of the assessment? */
export function areBirthdays(days: readonly string[], asAt: string): boolean {
  const year = Number(asAt.slice(0, 4))
  const long = days.filter((day) => Number(day.slice(0, 4)) <= year - youngest).length
  return long >= 3 && long * 2 >= days.length
}
