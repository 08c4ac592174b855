import type { Focus } from './shortcut'

const focusOfInput: Readonly<Record<string, Focus>> = {
  range: 'slider',
  radio: 'choice',
  checkbox: 'button',
  file: 'button',
  button: 'button',
}

/** What kind of control an event came from. */
export const focusOf = (target: EventTarget | null): Focus => {
  if (!(target instanceof HTMLElement)) return 'page'
  if (target instanceof HTMLInputElement) return focusOfInput[target.type] ?? 'text'
  if (target.isContentEditable || target.matches('textarea, select')) return 'text'
  return target.closest('button, a[href], summary') ? 'button' : 'page'
}
