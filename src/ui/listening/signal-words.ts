import { assertNever } from '#contracts/assert-never'
import type { EnhancementReport } from '#contracts/enhancement-report'
import { level, signedLevel } from '../enhancement/figure'
import { words } from '../words'
import type { SignalStep, Stage } from './signal-path'

/** A step as it is written down. */
export interface StepWords {
  readonly title: string
  readonly detail: string
  readonly idle: boolean
}

const strongestBand = ({ bands }: EnhancementReport) =>
  [...bands].sort((one, other) => Math.abs(other.level) - Math.abs(one.level))[0]

const stageFigure = (stage: Stage, report: EnhancementReport): string => {
  switch (stage) {
    case 'equaliser': {
      const band = strongestBand(report)
      return band
        ? words.stageEqualiser(signedLevel(band.level), words.hertz(band.frequency))
        : words.stageIdle
    }
    case 'compressor': {
      const { compressor } = report
      if (!compressor) return words.stageIdle
      const most = Math.max(...compressor.bands.map(({ meanReduction }) => meanReduction))
      return words.stageCompressor(words.decimal(compressor.ratio), level(most))
    }
    case 'width':
      return words.stageWidth(Math.round(report.width * 100))
    case 'gain':
      return words.stageGain(signedLevel(report.makeup))
    case 'limiter':
      return words.stageLimiter(level(report.limiting))
    case 'dither':
      return words.stageDither
    default:
      return assertNever(stage)
  }
}

/** What is said of a step, with its figure. */
export const stepWords = (step: SignalStep): StepWords => {
  const said = (title: string, detail: string, idle = false): StepWords => ({ title, detail, idle })
  switch (step.kind) {
    case 'file': {
      const { codec, sampleRate, bitDepth, sourceChannels, lossless } = step.facts
      const parts = [
        words.kilohertz(sampleRate),
        ...(bitDepth === null ? [] : [words.bits(bitDepth)]),
        words.channels(sourceChannels),
        lossless ? words.lossless : words.lossy,
      ]
      return said(words.codecName(codec), parts.join(' · '))
    }
    case 'decoder':
      return said(words.stepDecoder, words.decoders[step.by])
    case 'untouched':
      return said(words.stepUntouched, words.stepUntouchedDetail)
    case 'stage':
      return said(
        words.stages[step.stage],
        step.idle ? words.stageIdle : stageFigure(step.stage, step.report),
        step.idle,
      )
    case 'form':
      return said(words.stepForm, words.forms[step.form](words.codecName(step.facts.codec)))
    case 'served':
      return said(
        words.stepServed,
        step.enhanced ? words.tiersServed[step.tier ?? 'MISS'] : words.servedOriginal,
      )
    case 'volume':
      return said(
        words.volume,
        [
          step.muted ? words.muted : `${Math.round(step.volume * 100)} %`,
          ...(step.matching < -0.05 ? [words.matchedBy(level(step.matching))] : []),
        ].join(' · '),
      )
    default:
      return assertNever(step)
  }
}
