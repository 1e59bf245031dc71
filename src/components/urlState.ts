/**
 * The state of a page is its query string, so that back, reload and a shared
 * link give the same view. A value that is the default is left out.
 */
export type State = Readonly<Record<string, string>>;

/** The state that the address names, over the defaults. */
export function readState<T extends State>(defaults: T, search: string = location.search): T {
  const parameters = new URLSearchParams(search);
  const entries = Object.entries(defaults).map(([name, value]) => [name, parameters.get(name) ?? value]);
  return Object.fromEntries(entries) as T; // same keys as the defaults
}

/** The query string of a state, other parameters kept; empty where all is default. */
export function formatState<T extends State>(state: T, defaults: T, search: string = location.search): string {
  const parameters = new URLSearchParams(search);
  for (const [name, value] of Object.entries(state)) {
    if (value === defaults[name]) parameters.delete(name);
    else parameters.set(name, value);
  }
  const text = parameters.toString();
  return text && `?${text}`;
}

/** Puts a state into the address, as a new step of the history. */
export function writeState<T extends State>(state: T, defaults: T): void {
  const search = formatState(state, defaults);
  if (search === location.search) return;
  history.pushState(null, "", `${location.pathname}${search}${location.hash}`);
}

/**
 * A node that `render` draws from the state, and again whenever the state
 * changes, by `set` or by going back. The focus stays on the control with the
 * same `data-key`.
 */
export function stateful<T extends State>(
  defaults: T,
  render: (state: T, set: (changes: Partial<T>) => void) => Node,
): HTMLElement {
  const root = document.createElement("div");
  const draw = () => {
    const key = focusedKey(root);
    root.replaceChildren(render(readState(defaults), set));
    if (key !== undefined) findByKey(root, key)?.focus();
  };
  const set = (changes: Partial<T>) => {
    writeState({...readState(defaults), ...changes}, defaults);
    draw();
  };
  addEventListener("popstate", () => {
    if (root.isConnected) draw();
  });
  draw();
  return root;
}

function focusedKey(root: HTMLElement): string | undefined {
  const focused = document.activeElement;
  return focused instanceof HTMLElement && root.contains(focused) ? focused.dataset["key"] : undefined;
}

function findByKey(root: HTMLElement, key: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
}
