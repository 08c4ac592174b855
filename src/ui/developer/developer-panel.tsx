import { createSignal, For, onCleanup, Show } from 'solid-js'
import { type CacheReport, tierNames } from '#contracts/cache-report'
import { ranks, type WorkInHand } from '#contracts/engine-work'
import { useShared } from '../shared'
import { titleOf } from '../songs/title-of'
import { words } from '../words'
import './developer.css'

const refresh = 500

const byRank = (one: WorkInHand, other: WorkInHand) => ranks.indexOf(one.rank) - ranks.indexOf(other.rank)

const Tiers = (props: { report: CacheReport }) => (
  <>
    <table aria-label={words.developerTiers}>
      <tbody>
        <For each={tierNames}>
          {(name) => (
            <tr>
              <For each={words.developerTier(name, props.report.tiers[name])}>
                {(cell) => <td>{cell}</td>}
              </For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
    <p>{words.developerForeseen(props.report.prediction)}</p>
  </>
)

const Work = (props: { work: readonly WorkInHand[] }) => {
  const { songs } = useShared()
  const trackName = (one: WorkInHand) => {
    const track = one.track === null ? undefined : songs.find(one.track)
    return track ? titleOf(track) : ''
  }
  return (
    <table aria-label={words.developerWork}>
      <tbody>
        <For
          each={props.work.toSorted(byRank)}
          fallback={
            <tr>
              <td>{words.developerIdle}</td>
            </tr>
          }
        >
          {(one) => (
            <tr data-state={one.state}>
              <td>{words.developerRanks[one.rank]}</td>
              <td>{one.chunk}</td>
              <td>{trackName(one)}</td>
              <td>{words.developerStates[one.state]}</td>
              <td>{words.developerSince(one.since)}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}

/** What the tiers hold, how often they were hit, and the engine's work in the order of its ranks, as it changes. */
const DeveloperPanel = (props: { onClose(): void }) => {
  const { backend } = useShared()
  const [report, setReport] = createSignal<CacheReport | null>(null)
  const [work, setWork] = createSignal<readonly WorkInHand[] | null>(null)
  const look = async () => {
    const [told, inHand] = await Promise.all([backend.cacheReport(), backend.work()])
    setReport(told)
    setWork(inHand)
  }
  void look()
  const timer = setInterval(() => void look(), refresh)
  onCleanup(() => clearInterval(timer))
  return (
    <section class="developer figures" aria-label={words.developer}>
      <h2>{words.developer}</h2>
      <button type="button" class="link" onClick={() => props.onClose()}>
        {words.close}
      </button>
      <Show when={report()} fallback={<p>{words.storageUnknown}</p>}>
        {(known) => <Tiers report={known()} />}
      </Show>
      <Show when={work()} fallback={<p>{words.developerSilent}</p>}>
        {(known) => <Work work={known()} />}
      </Show>
    </section>
  )
}

export default DeveloperPanel
