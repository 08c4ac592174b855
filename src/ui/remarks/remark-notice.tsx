import { Show } from 'solid-js'
import { Notice } from '../notices/notice'
import { words } from '../words'
import { dismissRemark, latestRemark } from './remarks'

/** The latest remark among the notices. */
export const RemarkNotice = () => (
  <Show when={latestRemark()} keyed>
    {({ text, undo, passing }) => (
      <Notice
        passing={passing}
        onDismiss={dismissRemark}
        action={
          <Show when={undo}>
            {(takeBack) => (
              <button
                type="button"
                class="pill small"
                onClick={() => {
                  dismissRemark()
                  takeBack()().catch(reportError)
                }}
              >
                {words.undo}
              </button>
            )}
          </Show>
        }
      >
        <p>{text}</p>
      </Notice>
    )}
  </Show>
)
