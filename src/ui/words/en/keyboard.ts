/** The list of keys. */
export const keyboard = {
  help: 'Keyboard shortcuts',
  close: 'Close',
  shortcuts: [
    [['Space'], 'Play or pause'],
    [['←', '→'], 'Five seconds back, ahead'],
    [['Shift ←', 'Shift →'], 'Previous, next track'],
    [['↑', '↓'], 'Louder, softer'],
    [['M'], 'Mute'],
    [['E'], 'Original or enhanced'],
    [['1', '–', '5'], 'Adaptive, Warm, Bright, Punchy, Gentle'],
    [['/'], 'Search'],
    [['Shift Space', 'Ctrl A'], 'Choose a song, or all of a list'],
    [['Alt ↑', 'Alt ↓'], 'Move a song of a playlist'],
    [['Delete'], 'Remove a song'],
    [['?'], 'This list'],
  ] satisfies readonly (readonly [readonly string[], string])[],
}
