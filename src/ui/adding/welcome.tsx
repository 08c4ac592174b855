import { words } from '../words'
import { TryPiece } from './try-piece'
import { WaveOrnament } from './wave-ornament'

/** What an empty library says. The ways in stand right below it, the promise at its foot. */
export const Welcome = () => (
  <>
    <div class="invite">
      <WaveOrnament />
      <h1>{words.inviteTitle}</h1>
      <p>{words.invite}</p>
    </div>
    <TryPiece />
    <p class="invite-promise">
      <b>{words.promise}</b> {words.promiseMore}
    </p>
  </>
)
