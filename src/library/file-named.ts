// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among what is left out
const forbidden = /[\u0000-\u001f<>:"/\\|?*]+/gu

/** A file to be saved under a name that every system takes. */
export const fileNamed = (
  name: string,
  extension: string,
  type: string,
  text: string | readonly string[],
): File => {
  const safe = name
    .replace(forbidden, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[ .]+|[ .]+$/gu, '')
  return new File([text].flat(), `${safe || 'Auricle'}.${extension}`, { type })
}
