/** Builds elements; texts go in as text, so that nothing from a document can become markup. */
export type Child = Node | string | number | null | undefined | readonly Child[];
type Props = Readonly<Record<string, string | number | boolean | ((event: Event) => void) | null>>;

function fill(node: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined) continue;
    if (Array.isArray(child)) fill(node, child);
    else node.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** An element: functions become listeners (`onclick`), true and false switch attributes. */
export function h(tag: string, props: Props = {}, ...children: readonly Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  fill(element, children);
  return element;
}

export function show(parent: Element, ...children: readonly Child[]): void {
  parent.replaceChildren();
  fill(parent, children);
}
