import { expect, test } from 'vitest'
import { albumOfPath, trackOfFileName } from '#library/file-name'

test.each([
  ['01 Transience.flac', 'Transience', 1, null],
  ['11 Battle.mp3', 'Battle', 11, null],
  ['03 - Main Menu.m4a', 'Main Menu', 3, null],
  ['3. Main Menu.m4a', 'Main Menu', 3, null],
  ['07_Elf_Land.ogg', 'Elf Land', 7, null],
  ['[12] Sad.m4a', 'Sad', 12, null],
  ['1-04 Opening.mp3', 'Opening', 4, 1],
  ['2.11 - Finale.mp3', 'Finale', 11, 2],
  ['99 Luftballons.mp3', '99 Luftballons', null, null],
  ['7 Rings.mp3', '7 Rings', null, null],
  ['2112.flac', '2112', null, null],
  ['no-extension', 'no-extension', null, null],
  ['St. Anger.mp3', 'St. Anger', null, null],
  ['.mp3', '.mp3', null, null],
])('%s is listed as %s', (fileName, title, trackNumber, discNumber) => {
  expect(trackOfFileName(fileName)).toEqual({ title, trackNumber, discNumber })
})

test.each([
  ['song.mp3', ''],
  ['Northern Tales/01 x.mp3', 'Northern Tales'],
  ['Music/Someone/Northern Tales/CD 2/01 x.mp3', 'Northern Tales'],
  ['Music/01 x.mp3', ''],
  ['Downloads/x.mp3', ''],
])('%s suggests the album "%s"', (path, album) => {
  expect(albumOfPath(path)).toBe(album)
})
