/** Arrow keys within a list: one stop for Tab, arrows, Home and End for the rest. */

/** The element with the focus, through shadow roots. */
export const focused = (root: Document | ShadowRoot = document): Element | null => {
  const found = root.activeElement;
  return found?.shadowRoot?.activeElement ? focused(found.shadowRoot) : found;
};

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/**
 * Handles `keydown` on a list whose items carry `data-rove`.
 *
 * @returns true when the key moved the focus
 */
export const rove = (event: KeyboardEvent): boolean => {
  const list = event.currentTarget as HTMLElement;
  const items = [...list.querySelectorAll<HTMLElement>('[data-rove]')].filter((one) => one.offsetParent);
  const at = items.indexOf(focused(list.getRootNode() as ShadowRoot) as HTMLElement);
  const step = STEPS[event.key];
  let to = -1;
  if (event.key === 'Home') to = 0;
  else if (event.key === 'End') to = items.length - 1;
  else if (step && at >= 0) to = (at + step + items.length) % items.length;
  const item = items[to];
  if (!item) return false;
  for (const one of items) one.tabIndex = one === item ? 0 : -1;
  item.focus();
  event.preventDefault();
  return true;
};
