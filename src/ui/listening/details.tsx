import { createMemo, createResource, For, Show } from 'solid-js'
import type { TrackId } from '#contracts/track'
import { seconds } from '#contracts/units'
import { type Variant, variantKey } from '#contracts/variant'
import { createReport } from '../enhancement/create-report'
import { FactList } from '../file-facts/fact-list'
import { useShared } from '../shared'
import { words } from '../words'
import { fidelityOf, type SignalSources, signalPath } from './signal-path'
import { stepWords } from './signal-words'
import './details.css'

/** Where the sound is is asked for again each time so much has passed: the length of a chunk, in seconds. */
const stretch = 30

const isSameVariant = (one: Variant, other: Variant) => variantKey(one) === variantKey(other)

/** What the file is, and the way its sound takes to the ear at this moment. */
const Details = () => {
  const { backend, library, service, sound, current, position } = useShared()
  const [facts] = createResource(current, async (track) => ({
    track,
    facts: await backend.soundFacts(track),
  }))
  const report = createReport(
    (...about) => backend.report(...about),
    sound,
    () => sound().enhancement.preset,
  )
  // Loudness is known once the song was listened to: the facts are read again when there is news of it.
  const toRead = createMemo(
    () => {
      const id = current()
      return id !== undefined && { id, isAnalysing: service().analysis !== null, isKnown: report() !== null }
    },
    undefined,
    {
      equals: (one, other) =>
        one &&
        other &&
        one.id === other.id &&
        one.isAnalysing === other.isAnalysing &&
        one.isKnown === other.isKnown,
    },
  )
  const [file] = createResource(toRead, async ({ id }) => ({
    id,
    facts: await library.facts(id).catch(() => null),
  }))
  const place = () => {
    const track = current()
    const heardAs = sound().heardAs
    const chunk = Math.floor(position.now() / stretch)
    return track !== undefined && heardAs ? { track, heardAs, chunk } : false
  }
  let asked: Exclude<ReturnType<typeof place>, false> | undefined
  const question = () => {
    const next = place()
    const same =
      next &&
      asked &&
      next.track === asked.track &&
      next.chunk === asked.chunk &&
      isSameVariant(next.heardAs, asked.heardAs)
    if (next && !same) asked = next
    return next && asked
  }
  const [served, { refetch }] = createResource(question, async (about) => ({
    about,
    served: await backend.served(about.track, about.heardAs, seconds(about.chunk * stretch)),
  }))
  const servedOf = (track: TrackId, heardAs: Variant) => {
    const found = served.latest
    return found?.about.track === track && isSameVariant(found.about.heardAs, heardAs) ? found.served : null
  }
  const sources = (): SignalSources | null => {
    const known = facts.latest
    const heardAs = sound().heardAs
    if (!known?.facts || known.track !== current() || !heardAs) return null
    const isEnhanced = heardAs.mode === 'enhanced'
    return {
      facts: known.facts,
      heardAs,
      served: servedOf(known.track, heardAs),
      report: isEnhanced ? report() : null,
      volume: sound().volume,
      muted: sound().muted,
      matching: sound().matchingGain,
    }
  }
  return (
    <div class="details" tabindex="0">
      <Show when={sources()} fallback={<p class="page-empty">{words.signalUnknown}</p>}>
        {(now) => (
          <section aria-label={words.signalPath}>
            <h2 class="details-title">
              {words.signalPath}
              <button type="button" class="link quiet" onClick={() => void refetch()}>
                {words.signalAgain}
              </button>
            </h2>
            <p class={`fidelity ${fidelityOf(now())}`}>{words.fidelity[fidelityOf(now())]}</p>
            <ol class="signal">
              <For each={signalPath(now()).map(stepWords)}>
                {(step) => (
                  <li classList={{ idle: step.idle }}>
                    <b>{step.title}</b>
                    <span class="figures">{step.detail}</span>
                  </li>
                )}
              </For>
            </ol>
          </section>
        )}
      </Show>
      <Show when={file.latest?.id === current() ? file.latest?.facts : null}>
        {(known) => (
          <section aria-label={words.fileFacts}>
            <h2 class="details-title">{words.fileFacts}</h2>
            <FactList facts={known()} />
          </section>
        )}
      </Show>
    </div>
  )
}

export default Details
