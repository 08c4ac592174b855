import { EarMark } from '../icons'
import { words } from '../words'

/** What an empty library says. The ways in stand right below it. */
export const Invite = () => (
  <div class="invite">
    <EarMark size={56} />
    <h1>{words.inviteTitle}</h1>
    <p>{words.invite}</p>
  </div>
)

/** What an empty library promises, below the ways in. */
export const InvitePromise = () => (
  <p class="invite-promise">
    <b>{words.promise}</b> {words.promiseMore}
  </p>
)
