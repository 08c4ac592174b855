// Which modules of the page travel together. A file costs a journey, and through the service worker some milliseconds:
// what is always needed together is one file.
import { join } from 'node:path'
import { root } from './packages.mjs'

/** @typedef {(id: string) => { readonly importedIds: readonly string[] } | null} Look */

/** @param {Look} look @param {readonly string[]} from */
const reached = (look, from) => {
  const found = new Set()
  const left = from.map((path) => join(root, path))
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (found.has(id)) continue
    found.add(id)
    left.push(...(look(id)?.importedIds ?? []))
  }
  return found
}

/**
 * Groups for `codeSplitting`: a module goes into the first whose roots lead to it without a dynamic import. Loading a
 * file runs what is in it: of the roots only that of the first group may do anything before it is asked to.
 * @param {Readonly<Record<string, readonly string[]>>} plan roots by the group's name, first the one that runs first
 */
export const pageChunks = (plan) => {
  /** @type {Map<string, string | null> | undefined} */
  let names
  /** @param {Look} look */
  const assign = (look) => {
    const assigned = new Map()
    for (const [name, roots] of Object.entries(plan))
      for (const id of reached(look, roots)) if (!assigned.has(id)) assigned.set(id, name)
    return assigned
  }
  return Object.keys(plan).map((group, place, { length }) => ({
    debugName: group,
    // What a group needs goes with it, unless a group before took it.
    priority: length - place,
    /** @param {string} id @param {{ getModuleInfo: Look }} context */
    name: (id, context) => {
      names ??= assign((module) => context.getModuleInfo(module))
      return names.get(id) === group ? group : null
    },
  }))
}
