import { createSignal } from 'solid-js'

const [text, setText] = createSignal('')

/** What is said to assistive technology only. */
export const announced = text
/** Says something that is seen already. */
export const announce = (sentence: string): void => {
  setText(sentence)
}
