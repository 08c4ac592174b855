/** Does `work` unless another tab is at it under the same name: what that makes is on the disk afterwards. */
export const alone = async (name: string, work: () => Promise<void>): Promise<void> => {
  if (!navigator.locks) return work()
  await navigator.locks.request(`auricle-ahead/${name}`, { ifAvailable: true }, async (lock) => {
    if (lock) await work()
  })
}
