/** The text of the program, while it is begun: the page holds it packed, and it may not be asked for again. */
const text = typeof document === 'undefined' ? '' : (document.currentScript?.textContent ?? '')

/**
 * An address of the very program that runs here, for the worker: a page opened from a file has no other file.
 * It takes the place of the address of the worker’s own script in the one file.
 */
export default text === '' ? '' : URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))
