import { createResource, For, Show } from 'solid-js'
import type { Track } from '#contracts/track'
import type { FileFacts } from '#library/face'
import { useShared } from '../shared'
import { titleOf } from '../songs/title-of'
import { timeText } from '../time'
import { words } from '../words'

const known = (facts: FileFacts): readonly (readonly [string, string | null])[] => [
  [words.facts.file, facts.path || facts.fileName],
  [words.facts.size, words.facts.bytes(facts.size)],
  [words.facts.kept, words.facts.keptAs[facts.kept]],
  [words.facts.codec, facts.codec],
  [words.facts.rate, facts.sampleRate === null ? null : words.facts.kilohertz(facts.sampleRate)],
  [words.facts.depth, facts.bitDepth === null ? null : words.facts.bits(facts.bitDepth)],
  [words.facts.channels, facts.channels === null ? null : words.facts.channelCount(facts.channels)],
  [words.facts.bitrate, facts.bitrate === null ? null : words.facts.kilobits(facts.bitrate)],
  [words.facts.length, facts.duration === null ? null : timeText(facts.duration)],
  [words.facts.loudness, facts.loudness === null ? null : words.facts.lufs(facts.loudness)],
  [words.facts.peak, facts.truePeak === null ? null : words.facts.decibels(facts.truePeak)],
]

/** What the file of a track is. */
export const FileInfo = (props: { track: Track; onDone(): void }) => {
  const { library } = useShared()
  const [facts] = createResource(
    () => props.track.id,
    (id) => library.facts(id),
  )
  const lines = () => {
    const shown = facts()
    return shown ? known(shown).filter((line): line is readonly [string, string] => line[1] !== null) : []
  }
  return (
    <>
      <h2 class="dialog-title">{titleOf(props.track)}</h2>
      <p class="dialog-note">{props.track.artist || words.unknownArtist}</p>
      <Show when={!facts.loading}>
        <dl class="facts">
          <For each={lines()}>
            {([name, value]) => (
              <div>
                <dt>{name}</dt>
                <dd class="figures">{value}</dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
      <p class="dialog-actions">
        <button type="button" class="pill small" onClick={() => props.onDone()}>
          {words.close}
        </button>
      </p>
    </>
  )
}
