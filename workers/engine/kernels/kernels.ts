/// <reference path="./assembly.d.ts" />
import base64 from './assembly/index.ts?assembly'
import type { KernelFunctions } from './kernel-functions'

/** The compiled loops, with a memory of their own that stages take their arrays from. */
export interface Kernels {
  readonly run: KernelFunctions
  /** Zeroed 32-bit numbers in the kernels' memory, 16-byte aligned; its address is their `byteOffset`. */
  floats(length: number): Float32Array<ArrayBuffer>
  /** The same with 64-bit numbers. */
  doubles(length: number): Float64Array<ArrayBuffer>
  /** Where the next array will lie. */
  mark(): number
  /** Gives back all that was taken since `mark`; arrays taken since must not be used any more. */
  release(mark: number): void
}

/** Low addresses stay unused, so that a forgotten address is no array of anybody's. */
const first = 1024
const alignment = 16

let compiled: WebAssembly.Module | undefined

const compiledModule = (): WebAssembly.Module => {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)))
  return compiled
}

/** A new instance. Its memory never grows, so its arrays are never detached; what does not fit throws. */
export const createKernels = (): Kernels => {
  const { exports } = new WebAssembly.Instance(compiledModule())
  const run = exports as unknown as KernelFunctions
  const buffer = run.memory.buffer as ArrayBuffer
  let next = first

  const take = (bytes: number): number => {
    const at = next
    if (at + bytes > buffer.byteLength) throw new RangeError('the kernels are out of memory')
    next = Math.ceil((at + bytes) / alignment) * alignment
    return at
  }
  return {
    run,
    floats: (length) => new Float32Array(buffer, take(length * 4), length).fill(0),
    doubles: (length) => new Float64Array(buffer, take(length * 8), length).fill(0),
    mark: () => next,
    release: (mark) => {
      next = mark
    },
  }
}
