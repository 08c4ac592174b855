import type { FrameRange } from '#contracts/chunking'
import { frames, framesIn, hertz, lufs, seconds } from '#contracts/units'
import { fullIntensity } from '#contracts/variant'
import { analyseQuick } from './analysis/analyse-quick'
import { renderEnhanced } from './enhance/render'
import { settingsFor } from './enhance/settings'
import type { Schedule } from './schedule/schedule'
import type { PcmBlock } from './sound'

const rate = hertz(44_100)
const length = framesIn(seconds(2), rate)
const piece = framesIn(seconds(0.25), rate)

/**
 * Runs analysis and the chain once over a moment of made-up sound, so that their code is compiled before a listener
 * waits for it: the first run takes three to four times as long as the next.
 */
export const warmUp = async (schedule: Schedule): Promise<void> => {
  const { signal } = new AbortController()
  const turn = schedule.enter({ track: null, chunk: null, rank: () => 'next-track', signal })
  const read = async function* (range: FrameRange): AsyncGenerator<PcmBlock, void, undefined> {
    for (let from: number = range.from; from < range.to; from += piece) {
      await turn.border()
      const left = Float32Array.from({ length: Math.min(piece, range.to - from) }, (_, index) =>
        Math.sin((from + index) * 0.1 + ((from + index) % 97)),
      )
      yield { from: frames(from), left, right: left.slice() }
    }
  }
  const facts = {
    sampleRate: rate,
    totalFrames: length,
    sourceChannels: 2,
    codec: 'pcm',
    bitDepth: 16,
    lossless: true,
    decoder: 'webcodecs',
    encoderDelay: frames(0),
  } as const
  await turn.step(async () => {
    const profile = await analyseQuick({ facts, read }, signal)
    const settings = settingsFor(profile, 'adaptive', fullIntensity, lufs(-14))
    const range = { from: frames(0), to: length }
    for await (const _ of renderEnhanced({ settings, rate, range, total: length, read, signal }));
  })
  turn.leave()
}
