/**
 * How well an entry of the palette fits what is typed: 0 is not at all, and 1 is best. Every word has
 * to be in its title or keywords; the beginning of a word counts for more than its middle, and the
 * title for more than the keywords.
 */
export function paletteRank(
  title: string,
  search: string,
  keywords: readonly string[] = [],
): number {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const places = [title.toLowerCase(), keywords.join(' ').toLowerCase()]
  let rank = 1
  for (const word of words) {
    const [inTitle = 0, inKeywords = 0] = places.map((place) => matchRank(place, word))
    const best = Math.max(inTitle, inKeywords * 0.6)
    if (best === 0) return 0
    rank = Math.min(rank, best)
  }
  return rank
}

function matchRank(place: string, word: string): number {
  const at = place.indexOf(word)
  if (at < 0) return 0
  if (at === 0) return 1
  return new RegExp(`[^\\p{L}\\p{N}]${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'u').test(
    place,
  )
    ? 0.9
    : 0.5
}
