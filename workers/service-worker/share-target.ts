import { registerRoute } from 'workbox-routing'
import {
  shareField,
  shareInboxName,
  shareLostParameter,
  shareNameHeader,
  sharePath,
} from '#contracts/share-inbox'

const isFile = (value: FormDataEntryValue): value is File => typeof value !== 'string'

/** Puts shared files where the next page finds them. */
const keep = async (request: Request, scope: string) => {
  const inbox = await caches.open(shareInboxName)
  const files = (await request.formData()).getAll(shareField).filter(isFile)
  for (const file of files)
    await inbox.put(
      `${scope}${sharePath}/${crypto.randomUUID()}`,
      new Response(file, {
        headers: { 'Content-Type': file.type, [shareNameHeader]: encodeURIComponent(file.name) },
      }),
    )
}

/** Takes what the system shares with the app, and sends the listener on to the page. */
export const takeShares = (scope: string) =>
  registerRoute(
    ({ url }) => url.href === scope + sharePath,
    ({ request }) =>
      keep(request, scope).then(
        () => Response.redirect(scope, 303),
        () => Response.redirect(`${scope}?${shareLostParameter}`, 303),
      ),
    'POST',
  )
