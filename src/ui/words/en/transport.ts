import type { Repeat } from '#player/face'

/** What the transport says. */
export const transport = {
  nothingPlaying: 'Nothing playing',
  nothingPlayingHint: 'Choose a song to begin.',
  play: 'Play',
  pause: 'Pause',
  previous: 'Previous track',
  next: 'Next track',
  shuffle: 'Shuffle',
  repeat: 'Repeat',
  repeatState: { off: 'Repeat is off', all: 'Repeats the queue', one: 'Repeats this song' } satisfies Record<
    Repeat,
    string
  >,
  seek: 'Seek',
  seekValue: (position: string, duration: string) => `${position} of ${duration}`,
  favouritePlaying: 'Favourite',
  volume: 'Volume',
  mute: 'Mute',
  unmute: 'Unmute',
  showPlayer: 'Show the whole player',
  hidePlayer: 'Back to the library',
}
