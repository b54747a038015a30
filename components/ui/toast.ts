type Show = (text: string) => void

let begin: (show: Show) => void = () => {}
const begun = new Promise<Show>((resolve) => {
  begin = resolve
})

/** Short words for what has no place of its own on the page. They wait until there is a `Toaster`. */
export function toast(text: string): void {
  void begun.then((show) => show(text))
}

/** For the `Toaster` alone: what shows them. */
export function toastsShownBy(show: Show): void {
  begin(show)
}
