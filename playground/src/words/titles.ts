/** An id as words, where nobody has given it a title: `meetsFixed` and `AMBER_ALERT` as `meets fixed`, `AMBER ALERT`. */
export function idInWords(id: string): string {
  if (/^[A-Z0-9_]+$/.test(id)) return id.replaceAll('_', ' ')
  return id
    .replaceAll(/[_-]/g, ' ')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
}

/** A title inside a sentence: `Months counted` as `months counted`, but `OGRS score` and `Crime Severity Score` as they are. */
export function insideSentence(title: string): string {
  const [first = '', second = ''] = title.split(' ', 2)
  const isName = /[A-Z]/.test(first.slice(1)) || /^[A-Z]/.test(second)
  return isName ? title : title.charAt(0).toLowerCase() + title.slice(1)
}

/** `a threshold`, `an OGRS score`. */
export function withArticle(words: string): string {
  return `${/^[aeio]/i.test(words) ? 'an' : 'a'} ${words}`
}
