import type { EnhancementReport } from '#contracts/enhancement-report'
import { words } from '../words'
import { undershotLine } from './report-sentence'

/** What a listener should know before trusting the result: honest, and only where it is so. */
export const warningsOf = (report: EnhancementReport): readonly string[] => {
  const undershot = undershotLine(report)
  return [
    ...(undershot ? [undershot] : []),
    ...(report.bandwidthLimit === null ? [] : [words.bandwidthLimited(words.hertz(report.bandwidthLimit))]),
    ...(report.profile === 'quick' ? [words.provisional] : []),
  ]
}
