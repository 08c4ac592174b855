import { expect, test } from 'vitest'
import { type Track, trackIdOf } from '#contracts/track'
import type { Player } from '#player/face'
import { createTrackActions } from '#ui/actions/track-actions'
import type { Shared } from '#ui/shared'
import { newTrack } from '../../support/new-track'

const settled = () => new Promise((resolve) => setTimeout(resolve))

/** Actions on a page whose last session comes back when it is told to, and the order in which its player hears. */
const onPage = () => {
  const heard: string[] = []
  const back = { resolve: () => {}, reject: (_why: Error) => {} }
  const session = new Promise<void>((resolve, reject) => Object.assign(back, { resolve, reject }))
  const note = (what: string) => (tracks: readonly { readonly title: string }[]) => {
    heard.push(`${what} ${tracks.map(({ title }) => title).join()}`)
  }
  const player: Pick<Player, 'playNext' | 'addToQueue'> = {
    playNext: note('next'),
    addToQueue: note('last'),
  }
  const sessionBack = session.then(() => heard.push('back'))
  return { heard, back, actions: createTrackActions({ player, sessionBack } as unknown as Shared) }
}

const song = (title: string): Track => ({ ...newTrack(title), id: trackIdOf(1) })

test('what is put into the queue before the last one is back comes after it, in order', async () => {
  const { heard, back, actions } = onPage()
  actions.playNext([song('a')])
  actions.addToQueue([song('b'), song('c')])
  await settled()
  expect(heard).toEqual([])
  back.resolve()
  await settled()
  expect(heard).toEqual(['back', 'next a', 'last b,c'])
  actions.playNext([song('d')])
  await settled()
  expect(heard.at(-1)).toBe('next d')
})

test('it is put there, too, where the last one cannot come back', async () => {
  const { heard, back, actions } = onPage()
  actions.addToQueue([song('a')])
  back.reject(new Error('the database is lost'))
  await settled()
  expect(heard).toEqual(['last a'])
})
