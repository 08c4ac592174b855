import type { Device } from './face'
import { createInstalling } from './installing'
import { receiveAddress, receiveLaunches } from './launches'
import { takeSharedFiles } from './shared-files'

export const createDevice = (): Device => ({
  ...createInstalling(),
  receive: (receiver) => {
    receiveAddress(receiver)
    receiveLaunches(receiver)
    void takeSharedFiles().then((files) => files.length > 0 && receiver.files(files), reportError)
  },
})
