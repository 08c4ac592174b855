import { expect, test } from 'vitest'
import { type Standing, thriftOf } from '#backend/thrift'

const usual: Standing = { device: {}, battery: null, isHidden: false, isPlaying: true }

test.each<[string, Partial<Standing>, string]>([
  ['on the mains', {}, 'none'],
  ['a large device', { device: { deviceMemory: 8 } }, 'none'],
  ['on battery', { battery: { level: 0.9 } }, 'some'],
  ['out of sight, playing', { isHidden: true }, 'some'],
  ['out of sight, silent', { isHidden: true, isPlaying: false }, 'most'],
  ['short of power', { battery: { level: 0.2 } }, 'most'],
  ['a small device', { device: { deviceMemory: 2 } }, 'most'],
  ['told to save', { device: { connection: { saveData: true } } }, 'most'],
])('%s', (_, standing, thrift) => {
  expect(thriftOf({ ...usual, ...standing })).toBe(thrift)
})
