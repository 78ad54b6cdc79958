/** Popovers: placed at the element that they belong to, inside the window, which gets the focus back. */

/** Puts `popover` under `anchor`, or above it where there is more room. */
export const placeAt = (popover: HTMLElement, anchor: DOMRect): void => {
  const room = 8;
  const style = popover.style;
  style.position = 'fixed';
  style.inset = 'auto';
  style.margin = '0';
  style.maxHeight = `${Math.min(420, innerHeight - 2 * room)}px`;
  const { width, height } = popover.getBoundingClientRect();
  const below = anchor.bottom + 4;
  const top = below + height > innerHeight - room ? anchor.top - height - 4 : below;
  style.top = `${Math.max(room, Math.min(top, innerHeight - height - room))}px`;
  style.left = `${Math.max(room, Math.min(anchor.left, innerWidth - width - room))}px`;
};

/** A point as something to place at. */
export const pointRect = (x: number, y: number): DOMRect => new DOMRect(x, y, 0, 0);

/** On `beforetoggle`: gives `to` the focus that a closing popover had. The browser doesn't, across shadow roots. */
export const giveBack = (event: Event, to: HTMLElement | null | undefined): void => {
  const popover = event.currentTarget as HTMLElement;
  if ((event as ToggleEvent).newState === 'closed' && popover.matches(':focus-within')) to?.focus();
};
