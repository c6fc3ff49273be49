/** Files for the reader: saved from an answer, and failures that are shown where they were asked for. */
import { api, holdsToken, Refused } from './api.ts';
import { h } from './dom.ts';
import { say, type Word } from './words.ts';

/** How long a browser may take to fetch what it saves. */
const KEPT_MS = 60_000;

const WHY: Readonly<Record<number, Word>> = {
  400: 'doesNotFit',
  401: 'token',
  403: 'notAllowed',
  404: 'notThere',
};

/** Why something failed, in the reader's language; the API's own words behind it. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Refused)) return `${say('failed')}: ${(error as Error).message}`;
  const word = WHY[error.status] ?? 'failed';
  return error.status === 404 ? say(word) : `${say(word)}: ${error.message}`;
}

export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  h('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

/** A button that cannot be pressed again before it is done, and says beside itself what failed. */
export function action(label: string, name: string, act: () => Promise<void>): HTMLElement {
  const failure = h('small', { class: 'off', role: 'alert' });
  const press = async () => {
    button.setAttribute('aria-busy', 'true');
    failure.textContent = '';
    await act().catch((error: unknown) => {
      failure.textContent = ` ${reasonOf(error)}`;
    });
    button.removeAttribute('aria-busy');
  };
  const onclick = () => {
    if (!button.hasAttribute('aria-busy')) void press();
  };
  const button = h('button', { class: name, name, onclick }, label);
  return h('p', { class: 'action' }, failure, button);
}

/** A link into the API. Where a token is asked for no link carries it: then the answer is saved. */
export function apiLink(path: string, word: Word, fileName: string): HTMLElement {
  const link = h('a', { href: path, target: '_blank' }, say(word));
  link.addEventListener('click', (event) => {
    if (!holdsToken()) return;
    event.preventDefault();
    const fetched = api.file(path).then((blob) => save(blob, fileName));
    fetched.catch((error: unknown) => link.after(h('small', { class: 'off' }, reasonOf(error))));
  });
  return link;
}
