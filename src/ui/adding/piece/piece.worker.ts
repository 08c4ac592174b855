/// <reference lib="webworker" />
import { drawPicture } from './picture.worker'
import { pieceRate, renderPiece } from './render-piece'
import { described } from './score'
import { id3Of } from './tag'
import { waveFile } from './wave-file'

declare const self: DedicatedWorkerGlobalScope

/** Plays and tags the piece once, then has nothing more to do. */
const make = async () => {
  const picture = await drawPicture().catch(() => null)
  const bytes = waveFile(renderPiece(), pieceRate, id3Of({ ...described, picture }))
  self.postMessage(bytes.buffer, [bytes.buffer])
}

void make()
