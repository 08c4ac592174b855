import { createVirtualizer } from '@tanstack/solid-virtual'
import { createMemo, createSignal, For, onMount, Show } from 'solid-js'
import { say } from '../remarks/remarks'
import { useShared } from '../shared'
import { words } from '../words'
import { createQueueDrag, makesWay } from './queue-drag'
import { QueueRow } from './queue-row'
import { SaveQueue } from './save-queue'
import './queue.css'

/** Height of a row in rem, as in `queue.css`. */
const row = 3.25
const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)

/** What was heard, what plays and what follows. Only the rows in sight are drawn. */
const Queue = () => {
  const { player, sound, songs } = useShared()
  const [told, setTold] = createSignal('')
  const rowHeight = row * rem()
  let scroller: HTMLDivElement | undefined
  const queue = () => sound().queue
  const virtualizer = createVirtualizer<HTMLDivElement, HTMLLIElement>({
    get count() {
      return queue().length
    },
    getScrollElement: () => scroller ?? null,
    estimateSize: () => rowHeight,
    overscan: 6,
  })
  const move = (from: number, to: number) => {
    const title = queue()[from]?.title ?? ''
    player.moveInQueue(from, to)
    setTold(words.queueMoved(title, to + 1, queue().length))
  }
  const drag = createQueueDrag({ scroller: () => scroller, rowHeight, count: () => queue().length, move })

  /** The same entry keeps the focus wherever it goes. */
  const moveByKey = (from: number, to: number) => {
    if (to < 0 || to >= queue().length) return
    move(from, to)
    virtualizer.scrollToIndex(to)
    requestAnimationFrame(() =>
      scroller?.querySelector<HTMLElement>(`[data-index="${to}"] .queue-grip`)?.focus(),
    )
  }
  const remove = (index: number) => {
    setTold(words.queueRemoved(queue()[index]?.title ?? ''))
    player.removeFromQueueAt(index)
  }
  /** What plays stays; the rest can be brought back to where it was. */
  const clear = () => {
    const { queue: all, queueIndex } = player.view()
    const others = all.toSpliced(queueIndex, 1)
    player.clearQueue()
    say(words.queueCleared(others.length), async () => {
      const isAlone = player.view().queue.length === 1
      player.addToQueue(others)
      if (isAlone) player.moveInQueue(0, queueIndex)
    })
  }
  onMount(() => {
    // What plays comes first, below the one that was before.
    if (scroller) scroller.scrollTop = Math.max(0, (sound().queueIndex - 1) * rowHeight)
  })
  const follow = () => Math.max(0, queue().length - sound().queueIndex - 1)
  const offsetOf = (index: number, start: number) => {
    const now = drag.dragged()
    if (!now) return start
    return start + (index === now.from ? now.way : makesWay(now, index, rowHeight))
  }
  return (
    <div class="queue">
      <div class="queue-head">
        <p class="queue-count">{words.queueFollow(follow())}</p>
        <Show when={queue().length > 0}>
          <SaveQueue />
        </Show>
        <button type="button" class="link quiet" disabled={queue().length < 2} onClick={clear}>
          {words.queueClear}
        </button>
      </div>
      <Show when={queue().length > 0} fallback={<p class="page-empty">{words.queueEmpty}</p>}>
        <div
          class="queue-scroller"
          ref={(made) => {
            scroller = made
          }}
        >
          <ol
            class="queue-rows"
            classList={{ dragging: drag.dragged() !== null }}
            aria-label={words.queue}
            style={{ height: `${virtualizer.getTotalSize()}px` }}
          >
            <For each={virtualizer.getVirtualItems()}>
              {(item) => {
                const track = createMemo(() => queue()[item.index])
                return (
                  <Show when={track()}>
                    {(entry) => (
                      <li
                        class="queue-row"
                        data-index={item.index}
                        classList={{
                          current: item.index === sound().queueIndex,
                          heard: item.index < sound().queueIndex,
                          carried: drag.dragged()?.from === item.index,
                        }}
                        aria-current={item.index === sound().queueIndex ? 'true' : undefined}
                        aria-setsize={queue().length}
                        aria-posinset={item.index + 1}
                        style={{ transform: `translateY(${offsetOf(item.index, item.start)}px)` }}
                      >
                        <QueueRow
                          entry={entry()}
                          track={songs.find(entry().id)}
                          current={item.index === sound().queueIndex}
                          sounding={sound().playback === 'playing'}
                          onJump={() => player.jumpTo(item.index)}
                          onRemove={() => remove(item.index)}
                          onGrip={(event) => drag.start(event, item.index)}
                          onMoveBy={(by) => moveByKey(item.index, item.index + by)}
                        />
                      </li>
                    )}
                  </Show>
                )
              }}
            </For>
          </ol>
        </div>
      </Show>
      <p class="hidden" role="status">
        {told()}
      </p>
    </div>
  )
}

export default Queue
