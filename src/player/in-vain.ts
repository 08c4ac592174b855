import type { Effect } from './effect'
import type { OutputId } from './event'

/** Leaves out what would be done to an output that is made and let go of in one and the same step. */
export const withoutVain = (effects: readonly Effect[]): readonly Effect[] => {
  const ids = (kind: 'prepare' | 'release') =>
    new Set(effects.flatMap((effect) => (effect.kind === kind ? [effect.output] : [])))
  const released = ids('release')
  const vain = new Set([...ids('prepare')].filter((id) => released.has(id)))
  return vain.size === 0 ? effects : effects.filter((effect) => !outputsOf(effect).some((id) => vain.has(id)))
}

const outputsOf = (effect: Effect): readonly OutputId[] => {
  if ('output' in effect) return [effect.output]
  return 'from' in effect ? [effect.from, effect.to] : []
}
