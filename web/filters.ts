/** The fields above a list: each change of them becomes the address. */
import { nameOf } from './code-words.ts';
import { type Child, h } from './dom.ts';
import { say, type Word } from './words.ts';

export function select(
  word: Word,
  name: string,
  options: readonly (readonly [string, string])[],
  chosen: string,
): HTMLElement {
  const all = [['', say('all')] as const, ...options];
  return h(
    'label',
    {},
    say(word),
    h(
      'select',
      { name },
      all.map(([value, label]) => h('option', { value, selected: value === chosen }, label)),
    ),
  );
}

export const number = (word: Word, name: string, value: string) =>
  h(
    'label',
    {},
    say(word),
    h('input', { name, value, type: 'number', min: 0, max: 1000, step: 'any' }),
  );

/** Every change of the form becomes the address, so that a list can be sent to somebody. */
export function filters(route: string, fields: readonly Child[]): HTMLElement {
  const form = h('form', { class: 'filters' }, fields) as HTMLFormElement;
  form.addEventListener('change', () => {
    const given = [...new FormData(form)].filter(([, v]) => v !== '') as [string, string][];
    location.hash = `${route}?${new URLSearchParams(given)}`;
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  return form;
}

/** What a tally counts, as choices with their counts. */
export const keysOf = (tally: Readonly<Record<string, number>>) =>
  Object.entries(tally)
    .sort()
    .map(([key, count]) => [key, `${nameOf(key)} (${count})`] as const);
