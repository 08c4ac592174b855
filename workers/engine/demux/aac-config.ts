/** AudioSpecificConfig, ISO 14496-3 section 1.6: what the timeline needs of it. */
export interface AacConfig {
  /** PCM frames per packet at the output rate; spectral band replication doubles them. */
  readonly packetFrames: number
  readonly sampleRate: number
}

const sampleRates = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350,
]

export const parseAacConfig = (description: Uint8Array): AacConfig | null => {
  let at = 0
  const take = (width: number) => {
    let value = 0
    for (let index = 0; index < width; index++, at++) {
      value = value * 2 + (((description[at >> 3] ?? 0) >> (7 - (at & 7))) & 1)
    }
    return value
  }
  const objectType = () => {
    const type = take(5)
    return type === 31 ? 32 + take(6) : type
  }
  const rate = () => {
    const code = take(4)
    return code === 15 ? take(24) : sampleRates[code]
  }
  const type = objectType()
  const coreRate = rate()
  take(4)
  let outputRate = coreRate
  if (type === 5 || type === 29) {
    outputRate = rate()
    objectType()
  }
  if (!coreRate || !outputRate) return null
  const core = take(1) === 1 ? 960 : 1024
  return { packetFrames: (core * outputRate) / coreRate, sampleRate: outputRate }
}
