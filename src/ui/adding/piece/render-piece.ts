import { roomOf } from './room'
import { beats, beatsPerMinute, type Note, score } from './score'
import { type Stereo, silence } from './stereo'
import { distances, voices } from './voices'

export const pieceRate = 44_100
/** The room goes on sounding after the last note. */
const tail = 4
const secondsPerBeat = 60 / beatsPerMinute
/** Leaves room above, as a mix does before it is mastered. */
const loudest = 10 ** (-4 / 20)

const add = (into: Float32Array, sound: Float32Array, from: number, gain: number) => {
  const frames = Math.min(sound.length, into.length - from)
  for (let index = 0; index < frames; index += 1)
    into[from + index] = (into[from + index] as number) + (sound[index] as number) * gain
}

/** Same power wherever a note is placed. */
const sides = (place: number): readonly [number, number] => {
  const angle = ((Math.max(-1, Math.min(1, place)) + 1) * Math.PI) / 4
  return [Math.cos(angle), Math.sin(angle)]
}

const play = (note: Note, near: Stereo, far: Stereo) => {
  const sound = voices[note.voice](note, note.length * secondsPerBeat, pieceRate)
  const from = Math.round(note.at * secondsPerBeat * pieceRate)
  const [left, right] = sides(note.place)
  const distance = distances[note.voice]
  add(near.left, sound, from, left)
  add(near.right, sound, from, right)
  if (distance === 0) return
  add(far.left, sound, from, left * distance)
  add(far.right, sound, from, right * distance)
}

/** Rounds the loudest moments, brings the highest to −4 dBFS, and lets the end fade. */
const finish = (sound: Stereo) => {
  const fade = 2.5 * pieceRate
  let peak = 0
  for (const side of [sound.left, sound.right])
    for (let index = 0; index < side.length; index += 1) {
      const round = Math.tanh((side[index] as number) * 1.2) * Math.min(1, (side.length - index) / fade)
      side[index] = round
      peak = Math.max(peak, Math.abs(round))
    }
  for (const side of [sound.left, sound.right])
    for (let index = 0; index < side.length; index += 1)
      side[index] = ((side[index] as number) * loudest) / peak
}

/** Plays the whole score. The same samples every time. */
export const renderPiece = (): Stereo => {
  const frames = Math.ceil((beats * secondsPerBeat + tail) * pieceRate)
  const sound = silence(frames)
  const far = silence(frames)
  for (const note of score()) play(note, sound, far)
  const room = roomOf(far, pieceRate)
  add(sound.left, room.left, 0, 0.5)
  add(sound.right, room.right, 0, 0.5)
  finish(sound)
  return sound
}
