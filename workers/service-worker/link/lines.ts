/** Ports that lead straight to the engines of pages: a busy page keeps nobody waiting. They end with the service worker. */
export const createLines = () => {
  const lines = new Map<string, MessagePort>()
  const drop = (pageId: string) => {
    lines.get(pageId)?.close()
    lines.delete(pageId)
  }
  return {
    lay: (pageId: string, line: MessagePort): void => {
      drop(pageId)
      lines.set(pageId, line)
    },
    to: (pageId: string): MessagePort | undefined => lines.get(pageId),
    /** Its engine, or the page itself, is gone. */
    drop,
  }
}

export type Lines = ReturnType<typeof createLines>
