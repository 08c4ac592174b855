/** A byte address in a kernel memory. */
export type Address = number

type Filter = (
  sections: Address,
  state: Address,
  inLeft: Address,
  inRight: Address,
  outLeft: Address,
  outRight: Address,
  length: number,
) => void

/** What `assembly/` exports; each function is described there. */
export interface KernelFunctions {
  readonly memory: WebAssembly.Memory
  readonly filterOnce: Filter
  readonly filterTwice: Filter
  splitLow(
    poles: Address,
    state: Address,
    inLeft: Address,
    inRight: Address,
    lowLeft: Address,
    lowRight: Address,
    highLeft: Address,
    highRight: Address,
    length: number,
  ): void
  splitHigh(
    poles: Address,
    state: Address,
    lowLeft: Address,
    lowRight: Address,
    midLeft: Address,
    midRight: Address,
    highLeft: Address,
    highRight: Address,
    length: number,
  ): void
  ride(
    bands: Address,
    lowLeft: Address,
    lowRight: Address,
    midLeft: Address,
    midRight: Address,
    highLeft: Address,
    highRight: Address,
    outLeft: Address,
    outRight: Address,
    from: number,
    to: number,
  ): void
  widen(
    poles: Address,
    state: Address,
    left: Address,
    right: Address,
    width: number,
    lowGain: number,
    length: number,
  ): void
  trim(samples: Address, most: number, length: number): void
  amplify(left: Address, right: Address, gain: number, length: number): void
  scan(
    input: Address,
    work: Address,
    levels: Address,
    bends: Address,
    taps: Address,
    into: Address,
    floor: number,
    bound: number,
    slack: number,
    length: number,
  ): number
  delay(
    delayLeft: Address,
    delayRight: Address,
    left: Address,
    right: Address,
    at: number,
    latency: number,
    length: number,
  ): number
  limit(
    now: Address,
    values: Address,
    times: Address,
    first: Address,
    second: Address,
    delayLeft: Address,
    delayRight: Address,
    peaks: Address,
    left: Address,
    right: Address,
    ceiling: number,
    hardCeiling: number,
    release: number,
    firstBox: number,
    secondBox: number,
    latency: number,
    length: number,
  ): void
}
