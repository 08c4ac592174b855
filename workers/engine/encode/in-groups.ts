/** `items` in arrays: the first of `first`, the others of `rest`, the last one as long as it comes. */
export const inGroups = async function* <Item>(
  items: AsyncGenerator<Item, void, undefined>,
  first: number,
  rest: number,
): AsyncGenerator<readonly Item[], void, undefined> {
  let size = first
  let group: Item[] = []
  for await (const item of items) {
    group.push(item)
    if (group.length < size) continue
    yield group
    group = []
    size = rest
  }
  if (group.length > 0) yield group
}
