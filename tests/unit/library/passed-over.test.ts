import { expect, test } from 'vitest'
import { filesOfInput } from '#library/files-of-input'

const inFolder = (path: string) =>
  Object.defineProperty(new File(['x'], path.split('/').at(-1) ?? ''), 'webkitRelativePath', { value: path })

test('pictures, lists and hidden files in a folder are left out without a word', () => {
  const paths = [
    'Album/01 x.flac',
    'Album/cover.jpg',
    'Album/Album.CUE',
    'Album/.DS_Store',
    'Album/.hidden/02 x.flac',
    'Album/._01 x.flac',
    'Album/no-extension',
    'Album/strange.xyz',
  ]
  expect(filesOfInput(paths.map(inFolder)).map(({ path }) => path)).toEqual([
    'Album/01 x.flac',
    'Album/no-extension',
    'Album/strange.xyz',
  ])
})

test('a file picked by itself is always looked at', () => {
  expect(filesOfInput([new File(['x'], 'cover.jpg')])).toHaveLength(1)
})
