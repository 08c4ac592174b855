import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeTo } from '../fixtures/encode'
import { generatedFolder } from '../fixtures/fixture'
import { type Piece, render } from '../fixtures/music'
import { coverPicture, tagged } from '../fixtures/tagged'

/** So many MP3s, each with its own title, twelve to an album, a cover to each album. Answers with their paths. */
export const taggedFiles = (count: number, piece: Piece, kind: string): readonly string[] => {
  const folder = join(generatedFolder, 'bench', `${kind}-${count}`)
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true })
    const bare = join(generatedFolder, 'bench', `${kind}.mp3`)
    encodeTo(bare, render(piece), ['-c:a', 'libmp3lame', '-b:a', '160k', '-id3v2_version', '0'])
    const sound = readFileSync(bare)
    for (let index = 0; index < count; index++) {
      const album = Math.floor(index / 12)
      const tags = {
        title: `Track ${index}`,
        artist: `Artist ${album % 40}`,
        album: `Album ${album}`,
        track: (index % 12) + 1,
      }
      const cover = coverPicture((album * 37) % 256, (album * 91) % 256, (album * 53) % 256, 240)
      writeFileSync(join(folder, `${String(index).padStart(5, '0')}.mp3`), tagged(sound, tags, cover))
    }
  }
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
}
