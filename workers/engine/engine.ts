/// <reference lib="webworker" />
import { expose, transfer } from 'comlink'
import type { EngineControl, PageCapabilities } from '#contracts/engine-control'
import type { Lead } from '#contracts/lead'
import type { ToEngine } from '#contracts/page-link'
import { problemOf } from '#contracts/problem'
import { milliseconds } from '#contracts/units'
import { openChunkIndex } from '#storage/chunk-index'
import { useTrack } from '#storage/in-use'
import { joinSession, promoteUnusedProfiles } from '#storage/profiles'
import { readSetting } from '#storage/settings'
import { openDisk } from './ahead/open-disk'
import { withDisk } from './ahead/with-disk'
import { fetchCodecs } from './fetch-codecs'
import { coreAssets } from './ffmpeg/core-assets'
import { createKnownTracks } from './known-tracks'
import { createOpenTracks } from './open-tracks'
import { createPcmCache } from './pcm-cache'
import { createPipeline } from './pipeline'
import { holdLife } from './port/hold-life'
import type { Renderer } from './port/renderer'
import { servePort } from './port/serve-port'
import { createSchedule } from './schedule/schedule'
import { createTracksInUse } from './tracks-in-use'
import { warmUp } from './warm-up'

/** Milliseconds: it waits for as long as a listener is being served. */
const longestAnalysis = 3_600_000
const longestMetering = 60_000
const longestSketch = 120_000

declare const self: DedicatedWorkerGlobalScope

let tellDiskFull = () => {}
let handLead: (lead: Lead) => void = () => {}
let started: (capabilities: PageCapabilities) => void = () => undefined
const capabilities = new Promise<PageCapabilities>((resolve) => {
  started = resolve
})
let fetching: AbortController | undefined
void joinSession()
const codecPath = () => readSetting('codecPath')
const pcm = createPcmCache()
const known = createKnownTracks()
const tracks = createOpenTracks(codecPath, (id) => pcm.forget(String(id)))
const schedule = createSchedule()
const pipeline = createPipeline({
  known,
  tracks,
  pcm,
  schedule,
  codecPath,
  mseTypes: async () => (await capabilities).mseTypes,
})

const inUse = createTracksInUse({
  use: useTrack,
  onLeft: () => void promoteUnusedProfiles().catch(() => {}),
})
const chunks = openChunkIndex()
const renderer = withDisk({
  // Analysts render nothing.
  disk: capabilities.then(({ role }) => (role === 'player' ? openDisk(chunks, () => tellDiskFull()) : null)),
  dropCount: chunks.dropCount,
  onLead: (lead) => handLead(lead),
  described: pipeline.describe,
  render: pipeline.chunk,
  facts: pipeline.facts,
  onUrgency: schedule.look,
  settledAfter: milliseconds(2_000),
})

void capabilities.then(({ role }) => (role === 'player' ? warmUp(schedule) : undefined))

/** Tells whole percents only: a message for every second of sound would be many. */
const inPercents = (tell: (share: number) => void) => {
  let told = -1
  return (share: number) => {
    const percent = Math.floor(share * 100)
    if (percent === told) return
    told = percent
    tell(percent / 100)
  }
}

const control: EngineControl = {
  start: async (given, onDiskFull, onLead) => {
    tellDiskFull = onDiskFull
    handLead = (lead) => onLead(transfer(lead, [lead.samples]))
    await holdLife(given.life)
    started(given)
  },
  ping: async () => 'pong',
  examine: async (id) => {
    try {
      return { status: 'examined', facts: await pipeline.facts(id) }
    } catch (error) {
      return { status: 'unplayable', problem: problemOf(error, 'decode/failed') }
    }
  },
  analyse: async (id, progress) => {
    try {
      const profile = await pipeline.analyse(id, AbortSignal.timeout(longestAnalysis), inPercents(progress))
      return { status: 'analysed', profile }
    } catch (error) {
      return { status: 'failed', problem: problemOf(error, 'engine/failed') }
    }
  },
  report: async (id, variant) => {
    try {
      return { status: 'reported', report: await pipeline.report(id, variant) }
    } catch (error) {
      return { status: 'failed', problem: problemOf(error, 'engine/failed') }
    }
  },
  meters: async (id, variant, index) => {
    try {
      const meters = await pipeline.meters(id, variant, index, AbortSignal.timeout(longestMetering))
      return { status: 'metered', meters }
    } catch (error) {
      return { status: 'failed', problem: problemOf(error, 'engine/failed') }
    }
  },
  outline: async (id, tell) => {
    try {
      return { status: 'outlined', wave: await pipeline.wave(id, AbortSignal.timeout(longestSketch), tell) }
    } catch (error) {
      return { status: 'failed', problem: problemOf(error, 'engine/failed') }
    }
  },
  heard: async (heard) => {
    inUse.heard(heard)
    renderer.heard(heard)
  },
  wishes: async (wishes) => renderer.wishes(wishes),
  work: async () => schedule.inHand(),
  fetchCodecs: (progress) => {
    fetching = new AbortController()
    return fetchCodecs(coreAssets, progress, fetching.signal)
  },
  leaveCodecs: async () => fetching?.abort(),
}

/** What is rendered is what the one who asks has heard of. */
const asked: Renderer = {
  describe: renderer.describe,
  chunk: async (request, signal, due) => {
    if (request.variant.mode === 'enhanced') await known.agree(request.track, request.revision)
    return renderer.chunk(request, signal, due)
  },
}

const hear = ({ data: message, ports: [port] }: MessageEvent<ToEngine | undefined>) => {
  if (!port) return
  if (message?.kind === 'line') port.onmessage = hear
  if (message?.kind !== 'render') return
  inUse.asked(message.request.track)
  servePort(port, message.request, asked)
}
self.addEventListener('message', hear)
expose(control)
