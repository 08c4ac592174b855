/**
 * Calls back as soon as the value is known, and after every change of it from any tab; returns the way to stop.
 * Values are never changed in place: what is the same object is the same.
 */
export type Observe<Value> = (listener: (value: Value) => void) => () => void
