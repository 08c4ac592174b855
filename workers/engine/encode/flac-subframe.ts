import type { BitWriter } from './bit-writer'

/**
 * One channel of a FLAC frame by fixed linear prediction (RFC 9639, 9.2.5) and Rice coding. A general predictor would
 * save a few per cent more; these chunks are read on the same device, where speed counts.
 */
export const putSubframe = (writer: BitWriter, samples: Int32Array, bitDepth: number) => {
  const { order, residual } = predicted(samples)
  writer.put(0b0_001000_0 | (order << 1), 8)
  for (let at = 0; at < order; at++) writer.put(samples[at] ?? 0, bitDepth)
  putResidual(writer, residual, samples.length, order)
}

/** About how many bits the channel would take; enough to compare. */
export const subframeCost = (samples: Int32Array): number => {
  const { sum } = predicted(samples)
  return samples.length * Math.log2(1 + sum / samples.length)
}

const highestOrder = 4

/** The predictor whose errors are smallest, and the errors: the order-th differences of the samples. */
const predicted = (samples: Int32Array) => {
  let order = 0
  let residual = samples
  let sum = magnitude(samples, highestOrder)
  let candidate = samples
  for (let next = 1; next <= Math.min(highestOrder, samples.length - 1); next++) {
    candidate = difference(candidate)
    const candidateSum = magnitude(candidate, highestOrder - next)
    if (candidateSum >= sum) continue
    order = next
    residual = candidate
    sum = candidateSum
  }
  return { order, residual, sum }
}

const difference = (samples: Int32Array): Int32Array => {
  const result = new Int32Array(samples.length - 1)
  for (let at = 0; at < result.length; at++) result[at] = (samples[at + 1] ?? 0) - (samples[at] ?? 0)
  return result
}

const magnitude = (samples: Int32Array, from: number): number => {
  let sum = 0
  for (let at = from; at < samples.length; at++) sum += Math.abs(samples[at] ?? 0)
  return sum
}

const highestPartitionOrder = 5

/** The errors in partitions with a Rice parameter of 5 bits each (RFC 9639, 9.2.7). */
const putResidual = (writer: BitWriter, residual: Int32Array, blockSize: number, order: number) => {
  let partitionOrder = 0
  while (
    partitionOrder < highestPartitionOrder &&
    blockSize % 2 ** (partitionOrder + 1) === 0 &&
    blockSize / 2 ** (partitionOrder + 1) > highestOrder
  ) {
    partitionOrder++
  }
  const partition = blockSize / 2 ** partitionOrder
  writer.put(0b01, 2)
  writer.put(partitionOrder, 4)
  for (let from = 0; from < blockSize; from += partition) {
    putPartition(writer, residual.subarray(Math.max(0, from - order), from + partition - order))
  }
}

const putPartition = (writer: BitWriter, residual: Int32Array) => {
  let sum = 0
  for (let at = 0; at < residual.length; at++) sum += folded(residual[at] ?? 0)
  // For a geometric spread the best parameter is the one whose power of two is just below the mean.
  const parameter = Math.max(0, Math.min(30, Math.floor(Math.log2((sum / residual.length) * 0.75 + 0.5))))
  writer.put(parameter, 5)
  for (let at = 0; at < residual.length; at++) {
    const value = folded(residual[at] ?? 0)
    writer.putUnary(value >>> parameter)
    writer.put(value, parameter)
  }
}

/** Signed numbers as unsigned ones: 0, −1, 1, −2, 2 … */
const folded = (value: number): number => ((value << 1) ^ (value >> 31)) >>> 0
