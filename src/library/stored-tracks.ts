import { createCollection } from './browse/create-collection'
import { createTrackMirror, trackListOf } from './track-list'

/* The listener's tracks as they are stored: read once for the page, from the moment somebody looks. */
const mirror = createTrackMirror()

/** All by id. */
export const observeTracks = trackListOf(mirror)

/** In order, in albums, of artists and genres. */
export const observeCollection = createCollection(mirror)
