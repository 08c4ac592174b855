import type { Device } from '#contracts/device'
import { createInstalling } from './installing'
import { receiveAddress, receiveLaunches } from './launches'
import { roomHere } from './room-left'
import { takeSharedFiles } from './shared-files'

/** Hands nothing over before `ready`. */
export const createDevice = (ready: Promise<unknown>): Device => ({
  ...createInstalling(),
  room: roomHere,
  receive: (receiver) =>
    void ready.then(async () => {
      receiveAddress(receiver)
      receiveLaunches(receiver)
      const shared = await takeSharedFiles()
      if (shared.length > 0) receiver.files(shared)
    }),
})
