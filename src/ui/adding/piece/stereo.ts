/** Planar samples, full scale ±1. */
export interface Stereo {
  readonly left: Float32Array
  readonly right: Float32Array
}

export const silence = (frames: number): Stereo => ({
  left: new Float32Array(frames),
  right: new Float32Array(frames),
})
