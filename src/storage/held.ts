const inUse = new Set<object>()

/**
 * Makes a call on a file or directory handle and keeps the handle reachable until it is answered. Chromium drops
 * the answer, and the promise never settles, when the handle is garbage-collected before.
 */
export const held = async <Handle extends object, Result>(
  handle: Handle,
  call: (handle: Handle) => Promise<Result>,
): Promise<Result> => {
  const hold = { handle }
  inUse.add(hold)
  try {
    return await call(handle)
  } finally {
    inUse.delete(hold)
  }
}
