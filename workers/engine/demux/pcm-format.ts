/** How samples lie in a file. `pcm-s16`, `pcm-s24be` …: mediabunny's and the WebCodecs registry's kind of name. */
export interface PcmFormat {
  readonly kind: 'unsigned' | 'signed' | 'float'
  readonly bytes: 1 | 2 | 3 | 4 | 8
  readonly littleEndian: boolean
}

export const pcmCodecString = ({ kind, bytes, littleEndian }: PcmFormat): string => {
  const letter = kind === 'unsigned' ? 'u' : kind === 'signed' ? 's' : 'f'
  return `pcm-${letter}${bytes * 8}${littleEndian || bytes === 1 ? '' : 'be'}`
}

/** Null for A-law, μ-law and whatever else is not linear. */
export const parsePcmCodecString = (name: string): PcmFormat | null => {
  const [, letter, bits, order] = /^pcm-([usf])(8|16|24|32|64)(be)?$/.exec(name) ?? []
  if (!letter || !bits) return null
  return {
    kind: letter === 'u' ? 'unsigned' : letter === 's' ? 'signed' : 'float',
    bytes: (Number(bits) / 8) as PcmFormat['bytes'],
    littleEndian: order !== 'be',
  }
}
