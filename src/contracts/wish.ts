/** What a shortcut of the installed app asks for. */
export const wishes = ['continue', 'search'] as const

export type Wish = (typeof wishes)[number]

/** The parameter of the page's address that carries it. */
export const wishParameter = 'wish'

export const wishIn = (address: string): Wish | null => {
  const asked = new URL(address).searchParams.get(wishParameter)
  return wishes.find((wish) => wish === asked) ?? null
}
