import type { HandedFile } from '#contracts/device'
import { shareInboxName, shareNameHeader } from '#contracts/share-inbox'

const fileOf = async (answer: Response): Promise<File> => {
  const name = decodeURIComponent(answer.headers.get(shareNameHeader) ?? '')
  const type = answer.headers.get('Content-Type') ?? ''
  return new File([await answer.blob()], name, { type })
}

const takeAll = async (): Promise<readonly HandedFile[]> => {
  if (!(await caches.has(shareInboxName))) return []
  const inbox = await caches.open(shareInboxName)
  const taken: HandedFile[] = []
  for (const request of await inbox.keys()) {
    const answer = await inbox.match(request)
    if (answer) taken.push({ file: await fileOf(answer) })
    await inbox.delete(request)
  }
  return taken
}

/** What was shared with the app since the last time, each file once, whichever page asks. */
export const takeSharedFiles = async (): Promise<readonly HandedFile[]> => {
  if (!globalThis.caches) return []
  return navigator.locks ? navigator.locks.request(shareInboxName, takeAll) : takeAll()
}
