import { createEffect, createSignal, For, onCleanup, Show } from 'solid-js'
import type { Backend } from '#backend/face'
import { type CacheReport, tierNames } from '#contracts/cache-report'
import type { TrackId } from '#contracts/track'
import { Dialog } from '../dialog'
import { useShared } from '../shared'
import { titleOf } from '../songs/title-of'
import { words } from '../words'
import './storage-dialog.css'

const refresh = 1_000

const stateOf = (share: number | undefined): string => {
  if (share === undefined) return ''
  return share < 1 ? words.pinFilling(share) : words.pinReady
}

/** The tracks kept ready at all times, each with the way to let it go. */
const Pinned = (props: { shares: ReadonlyMap<TrackId, number> }) => {
  const { backend, service, songs } = useShared()
  const tracks = () => [...service().pinned].flatMap((id) => songs.find(id) ?? [])
  const isFilling = () => [...props.shares.values()].some((share) => share < 1)
  return (
    <section class="storage-pins" aria-label={words.pinned}>
      <h3>{words.pinned}</h3>
      <Show when={tracks().length > 0} fallback={<p class="dialog-note">{words.pinnedNone}</p>}>
        <ul>
          <For each={tracks()}>
            {(track) => (
              <li>
                <span class="pin-title">{titleOf(track)}</span>
                <span class="figures">{stateOf(props.shares.get(track.id))}</span>
                <button
                  type="button"
                  class="link"
                  aria-label={words.unpin(titleOf(track))}
                  onClick={() => backend.pin(track.id, false)}
                >
                  {words.unpinShort}
                </button>
              </li>
            )}
          </For>
        </ul>
        <Show when={isFilling() && !backend.fillsPins()}>
          <p class="dialog-note">{words.pinsWait}</p>
        </Show>
      </Show>
    </section>
  )
}

/** What is rendered and kept, tier by tier, as it changes; and the way to free it. */
const StorageDialog = (props: { backend: Backend; open: boolean; onClose(): void }) => {
  const [report, setReport] = createSignal<CacheReport | null>(null)
  const [shares, setShares] = createSignal<ReadonlyMap<TrackId, number>>(new Map())
  const look = async () => {
    setReport(await props.backend.cacheReport())
    setShares(await props.backend.readyShares().catch(() => new Map<TrackId, number>()))
  }
  createEffect(() => {
    if (!props.open) return
    void look()
    const timer = setInterval(() => void look(), refresh)
    onCleanup(() => clearInterval(timer))
  })
  return (
    <Dialog open={props.open} label={words.storage} onClose={() => props.onClose()}>
      <h2 class="dialog-title">{words.storage}</h2>
      <p class="dialog-note">{words.storageNote}</p>
      <Show when={report()} fallback={<p class="dialog-note">{words.storageUnknown}</p>}>
        {(known) => (
          <>
            <dl class="storage-tiers">
              <For each={tierNames}>
                {(name) => (
                  <div>
                    <dt>{words.tiers[name]}</dt>
                    <dd class="figures">{words.tierHolds(known().tiers[name])}</dd>
                    <dd class="tier-share">
                      <meter
                        aria-label={words.tiers[name]}
                        min={0}
                        max={Math.max(1, known().tiers[name].budget)}
                        value={known().tiers[name].bytes}
                      />
                    </dd>
                  </div>
                )}
              </For>
            </dl>
            <Show when={known().prediction.hit_rate !== null}>
              <p class="dialog-note figures">{words.foreseen(known().prediction)}</p>
            </Show>
          </>
        )}
      </Show>
      <Pinned shares={shares()} />
      <p class="dialog-actions">
        <button type="button" class="pill small" onClick={() => props.onClose()}>
          {words.close}
        </button>
        <button
          type="button"
          class="pill small ink"
          onClick={() => void props.backend.emptyCache().then(look)}
        >
          {words.storageFree}
        </button>
      </p>
    </Dialog>
  )
}

export default StorageDialog
