/** The fields above a list: each change of them becomes the address. */
import type { Department } from './api.ts';
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

/** The department whose name this is, or the only one whose name holds it; null where none or many. */
function departmentOf(typed: string, departments: readonly Department[]): Department | null {
  const exact = departments.find(({ name }) => name === typed);
  const close = departments.filter(({ name }) => name.includes(typed));
  return exact ?? (close.length === 1 ? (close[0] ?? null) : null);
}

/** A field that finds a department by any part of its name: thousands are no list to scroll. */
export function departmentField(departments: readonly Department[], chosen: string): HTMLElement {
  const name = departments.find(({ departmentId }) => departmentId === chosen)?.name ?? chosen;
  const id = h('input', { type: 'hidden', name: 'department', value: chosen }) as HTMLInputElement;
  const onchange = (event: Event) => {
    const typed = field.value.trim();
    const found = typed === '' ? null : departmentOf(typed, departments);
    const isUnclear = typed !== '' && found === null;
    field.setCustomValidity(isUnclear ? say('whichDepartment') : '');
    id.value = found?.departmentId ?? '';
    if (!isUnclear) return;
    field.reportValidity();
    event.stopPropagation();
  };
  const about = { list: 'departments', name: TYPED, value: name, placeholder: say('all') };
  const field = h('input', { ...about, type: 'search', onchange }) as HTMLInputElement;
  const options = departments.map((department) => h('option', { value: department.name }));
  return h(
    'label',
    { class: 'department' },
    say('department'),
    field,
    id,
    h('datalist', { id: 'departments' }, options),
  );
}

/** What is typed stands for the department's id, which the address holds. */
const TYPED = 'typed';

/** Every change of the form becomes the address, so that a list can be sent to somebody. */
export function filters(route: string, fields: readonly Child[]): HTMLElement {
  const form = h('form', { class: 'filters' }, fields) as HTMLFormElement;
  form.addEventListener('change', () => {
    const given = [...new FormData(form)].filter(([name, v]) => v !== '' && name !== TYPED) as [
      string,
      string,
    ][];
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
