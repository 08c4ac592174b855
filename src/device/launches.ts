import type { HandedFile, Receiver } from '#contracts/device'
import { shareLostParameter } from '#contracts/share-inbox'
import { wishIn, wishParameter } from '#contracts/wish'

interface LaunchParams {
  readonly targetURL?: string
  readonly files?: readonly FileSystemHandle[]
}

interface LaunchQueue {
  setConsumer(consume: (launch: LaunchParams) => void): void
}

const isFile = (handle: FileSystemHandle): handle is FileSystemFileHandle => handle.kind === 'file'

/** A file that went away since it was chosen is left out. */
const filesOf = async (handles: readonly FileSystemHandle[]): Promise<readonly HandedFile[]> => {
  const opened = handles
    .filter(isFile)
    .map(async (handle): Promise<HandedFile | null> => ({ file: await handle.getFile(), handle }))
  const found = await Promise.all(opened.map((opening) => opening.catch(() => null)))
  return found.filter((file) => file !== null)
}

/** Does in the open page what the address of another launch asks for. */
const follow = (address: string, receiver: Receiver) => {
  const wish = wishIn(address)
  if (wish) receiver.wish(wish)
  const { hash } = new URL(address)
  if (hash) location.hash = hash
}

/** Hears of every launch: also of those that come to this page because it is open already. */
export const receiveLaunches = (receiver: Receiver): void => {
  const { launchQueue } = globalThis as { readonly launchQueue?: LaunchQueue }
  // The launch that made this page has its address.
  const own = location.href
  let isFirst = true
  launchQueue?.setConsumer(({ targetURL, files = [] }) => {
    if (targetURL !== undefined && !(isFirst && targetURL === own)) follow(targetURL, receiver)
    isFirst = false
    if (files.length > 0) void filesOf(files).then((handed) => receiver.files(handed))
  })
}

/** What the page's own address asks for. It then forgets it: a reload is no second wish. */
export const receiveAddress = (receiver: Receiver): void => {
  const address = new URL(location.href)
  const wish = wishIn(address.href)
  const isLost = address.searchParams.has(shareLostParameter)
  if (!wish && !isLost) return
  address.searchParams.delete(wishParameter)
  address.searchParams.delete(shareLostParameter)
  history.replaceState(history.state, '', address)
  if (wish) receiver.wish(wish)
  if (isLost) receiver.lost()
}
