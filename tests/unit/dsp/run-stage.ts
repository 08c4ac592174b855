import type { Stage } from '#engine/enhance/stage'
import type { StereoBlock } from '#engine/sound'

/** What a stage makes of a sound fed to it in blocks of the given lengths, repeated; latency is left in. */
export const runStage = (
  stage: Stage,
  sound: StereoBlock,
  lengths: readonly number[] = [2048],
): StereoBlock => {
  const left = sound.left.slice()
  const right = sound.right.slice()
  let turn = 0
  for (let from = 0; from < left.length; ) {
    const to = Math.min(left.length, from + (lengths[turn % lengths.length] ?? 1))
    stage.process({ left: left.subarray(from, to), right: right.subarray(from, to) })
    from = to
    turn += 1
  }
  return { left, right }
}
