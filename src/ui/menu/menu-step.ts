/** Which entry a key leads to from the present one: arrows go round, Home, End, or the next that starts with a letter. */
export const menuStep = (key: string, labels: readonly string[], at: number): number | null => {
  const count = labels.length
  if (count === 0) return null
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count
    case 'ArrowUp':
      return (Math.max(at, 0) + count - 1) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    case 'Tab':
      return Math.max(at, 0)
    default:
      break
  }
  if ([...key].length !== 1 || key === ' ') return null
  const wanted = key.toLowerCase()
  for (let step = 1; step <= count; step++) {
    const index = (Math.max(at, -1) + step) % count
    if (labels[index]?.toLowerCase().startsWith(wanted)) return index
  }
  return null
}
