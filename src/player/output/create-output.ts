import { fileUrl } from '#contracts/stream-url'
import { isWav } from '#contracts/variant'
import type { Programme } from '../programme'
import { createElementOutput } from './element-output'
import { createMseFeed } from './mse-feed'
import type { Level, Output, OutputReport } from './output'
import { createWavFeed } from './wav-feed'

/** The output that plays a programme: WAV by byte range, everything else by Media Source. */
export const createOutput = (
  base: string,
  programme: Programme,
  level: Level,
  report: (report: OutputReport) => void,
): Output =>
  createElementOutput(
    (context) =>
      isWav(programme.variant)
        ? createWavFeed((start) => fileUrl(base, programme.track, programme.variant, start), context)
        : createMseFeed(base, programme, context),
    level,
    report,
  )
