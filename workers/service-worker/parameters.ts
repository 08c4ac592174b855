import * as v from 'valibot'
import { ProblemError } from '#contracts/problem'
import { type Seconds, seconds } from '#contracts/units'
import {
  type Intensity,
  intensityOf,
  originalFormats,
  type Preset,
  presets,
  type Variant,
} from '#contracts/variant'

/** What every sound address asks for, whether or not its mode uses it. */
export interface Parameters {
  readonly enhanced: boolean
  readonly preset: Preset
  readonly intensity: Intensity
  /** Where a file begins. */
  readonly start: Seconds
  readonly variant: Variant
}

const oneOf = <const Options extends readonly string[]>(options: Options) =>
  v.picklist(options, `must be one of ${options.join(', ')}`)

const decimal = /^(?:\d+(?:\.\d*)?|\.\d+)$/
const number = v.pipe(v.string(), v.regex(decimal, 'must be a decimal number'), v.transform(Number))
const intensity = v.pipe(number, v.maxValue(1, 'must be at most 1.0'), v.transform(intensityOf))
const start = v.pipe(number, v.transform(seconds))

const query = v.object({
  enhanced: v.optional(oneOf(['true', 'false']), 'false'),
  preset: v.optional(oneOf(presets), 'adaptive'),
  intensity: v.optional(intensity, '1.0'),
  format: v.optional(oneOf(originalFormats), 'webm'),
  start: v.optional(start, '0'),
})

/** Validates a query; unknown names are let pass. Throws `parameter/invalid` that names the one at fault. */
export const parametersOf = (given: Readonly<Record<string, string>>): Parameters => {
  const parsed = v.safeParse(query, given)
  if (!parsed.success) {
    const [issue] = parsed.issues
    const parameter = v.getDotPath(issue) ?? ''
    const detail = `${parameter}: ${issue.message}, not "${given[parameter]}"`
    throw new ProblemError({ code: 'parameter/invalid', detail, parameter })
  }
  const { preset, intensity, format, start } = parsed.output
  const enhanced = parsed.output.enhanced === 'true'
  return {
    enhanced,
    preset,
    intensity,
    start,
    variant: enhanced ? { mode: 'enhanced', preset, intensity } : { mode: 'original', format },
  }
}
