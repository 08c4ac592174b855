/**
 * A WebAssembly module of one function, written out by hand because it is the one loop that SIMD makes six times
 * faster: `convolve(row, left, right, end, out)` multiplies the weights from `row` up to `end` with the samples from
 * `left` and `right`, four at a time, and stores both sums at `out`. All are byte addresses in the imported memory.
 */
export const convolutionModule = (): WebAssembly.Module => new WebAssembly.Module(binary)

const i32 = 0x7f
const v128 = 0x7b
const end = 0x0b
/** The function's parameters, then its locals. */
const [row, left, right, rowEnd, out, sumLeft, sumRight, weights] = [0, 1, 2, 3, 4, 5, 6, 7] as const

const get = (local: number) => [0x20, local]
const set = (local: number) => [0x21, local]
const constant = (value: number) => [0x41, value]
const simd = (code: number) => [0xfd, ...(code < 0x80 ? [code] : [(code & 0x7f) | 0x80, code >> 7])]
const loadFour = [...simd(0x00), 0, 0]
const addFour = simd(0xe4)
const multiplyFour = simd(0xe6)
const lane = (index: number) => [...simd(0x1f), index]
const add = 0x92
const store = (offset: number) => [0x38, 2, offset]

const advance = (pointer: number) => [...get(pointer), ...constant(16), 0x6a, ...set(pointer)]
const accumulate = (sum: number, samples: number) => [
  ...[...get(sum), ...get(weights)],
  ...[...get(samples), ...loadFour, ...multiplyFour, ...addFour, ...set(sum)],
]
const storeTotal = (sum: number, offset: number) => [
  ...get(out),
  ...[...get(sum), ...lane(0), ...get(sum), ...lane(1), add],
  ...[...get(sum), ...lane(2), ...get(sum), ...lane(3), add],
  ...[add, ...store(offset)],
]

const body = [
  ...[0x03, 0x40], // loop
  ...[...get(row), ...loadFour, ...set(weights)],
  ...accumulate(sumLeft, left),
  ...accumulate(sumRight, right),
  ...[row, left, right].flatMap(advance),
  ...[...get(row), ...get(rowEnd), 0x49, 0x0d, 0], // again while row < rowEnd
  end,
  ...storeTotal(sumLeft, 0),
  ...storeTotal(sumRight, 4),
  end,
]

/** A length in the two-byte form of LEB128, enough for all that is here. */
const sized = (content: readonly number[]) => [
  (content.length & 0x7f) | 0x80,
  content.length >> 7,
  ...content,
]
const section = (id: number, content: readonly number[]) => [id, ...sized(content)]
const name = (value: string) => [value.length, ...Array.from(value, (letter) => letter.charCodeAt(0))]

const binary = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // magic and version
  ...section(1, [1, 0x60, 5, i32, i32, i32, i32, i32, 0]), // one type: five addresses to nothing
  ...section(2, [1, ...name('env'), ...name('memory'), 0x02, 0, 1]), // imports a memory
  ...section(3, [1, 0]), // one function of that type
  ...section(7, [1, ...name('convolve'), 0, 0]), // exported
  ...section(10, [1, ...sized([1, 3, v128, ...body])]), // three vector locals, then the code
])
