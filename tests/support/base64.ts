/** Bytes out of a page come as text; copied, so that typed arrays over them are aligned. */
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(text, 'base64'))
