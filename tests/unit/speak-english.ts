import { speak } from '#ui/words'

await speak('en')
