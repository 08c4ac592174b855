import { adding } from './adding'
import { developer } from './developer'
import { device } from './device'
import { enhancement } from './enhancement'
import { frame } from './frame'
import { keyboard } from './keyboard'
import { library } from './library'
import { listening } from './listening'
import { storage } from './storage'
import { transport } from './transport'

/** Everything the page says, in English. */
export const en = {
  ...frame,
  ...library,
  ...adding,
  ...transport,
  ...enhancement,
  ...listening,
  ...storage,
  ...keyboard,
  ...device,
  ...developer,
}
