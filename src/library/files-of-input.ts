import type { FilesOfInput } from './face'
import { isPassedOver } from './passed-over'

/** The files of an `input[type=file]`; of a folder, those that may be music. */
export const filesOfInput: FilesOfInput = (files) =>
  [...files]
    .map((file) => ({ file, path: file.webkitRelativePath || file.name }))
    .filter(({ path }) => !path.includes('/') || !isPassedOver(path))
