import { expect, test } from 'vitest'
import { oggPackets } from '#engine/encode/ogg-packets'
import { oggOf } from './ogg'

test('packets of any length come out of their pages as they went in', () => {
  const packets = [0, 1, 19, 254, 255, 256, 510, 700].map((length) =>
    new Uint8Array(length).fill(length & 0xff),
  )
  expect(oggPackets(oggOf(packets))).toEqual(packets)
})

test('a packet that goes on in the next page is one packet', () => {
  const whole = oggOf([new Uint8Array(600).fill(7)])
  // The same as two pages: 255 bytes, then the rest.
  const header = whole.slice(0, 27)
  header[26] = 1
  const rest = whole.slice(0, 27)
  rest[26] = 2
  const pages = Buffer.concat([
    header,
    Uint8Array.of(255),
    new Uint8Array(255).fill(7),
    rest,
    Uint8Array.of(255, 90),
    new Uint8Array(345).fill(7),
  ])
  expect(oggPackets(pages)).toEqual([new Uint8Array(600).fill(7)])
})
