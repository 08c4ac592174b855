import { milliseconds } from './contracts/units'
import type { Player } from './player/face'
import { readChoices, writeChoices } from './storage/choices'

/** A slider that is dragged is written once it rests. */
const rest = milliseconds(300)

/** Brings back what is remembered for tracks and albums, and keeps it from then on. */
export const keepChoices = async (player: Player): Promise<void> => {
  let written = await readChoices()
  let timer: ReturnType<typeof setTimeout> | undefined

  const write = () => {
    clearTimeout(timer)
    const { remembered } = player.view()
    if (remembered === written) return
    const before = written
    written = remembered
    writeChoices(before, remembered).catch(reportError)
  }
  player.recall(written)
  player.subscribe(({ remembered }) => {
    if (remembered === written) return
    clearTimeout(timer)
    timer = setTimeout(write, rest)
  })
  addEventListener('pagehide', write)
}
