/** The fields above a list: each change of them becomes the address. */
import { api, type Department } from './api.ts';
import { nameOf } from './code-words.ts';
import { type Child, h, show } from './dom.ts';
import { reasonOf } from './save.ts';
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

type Chosen = Pick<Department, 'departmentId' | 'name'>;

/** The department that the address names; by its id where its name cannot be told. */
export async function chosenDepartment(query: URLSearchParams): Promise<Chosen | null> {
  const departmentId = query.get('department') ?? '';
  if (departmentId === '') return null;
  return api.department(departmentId).catch(() => ({ departmentId, name: departmentId }));
}

/** What is wrong with the typed text, and the department it stands for: null for none. */
async function look(typed: string): Promise<{ found: Department | null; wrong: string }> {
  if (typed === '') return { found: null, wrong: '' };
  try {
    const found = departmentOf(typed, await api.departments());
    return { found, wrong: found === null ? say('whichDepartment') : '' };
  } catch (error) {
    return { found: null, wrong: reasonOf(error) };
  }
}

/**
 * A field that finds a department by any part of its name: thousands are no list to scroll, and are
 * asked for only by who comes here.
 */
export function departmentField(chosen: Chosen | null): HTMLElement {
  const value = chosen?.departmentId ?? '';
  const id = h('input', { type: 'hidden', name: 'department', value }) as HTMLInputElement;
  const list = h('datalist', { id: 'departments' });
  const onfocus = async () => {
    const departments = await api.departments().catch(() => []);
    show(
      list,
      departments.map(({ name }) => h('option', { value: name })),
    );
  };
  const onchange = async (event: Event) => {
    event.stopPropagation();
    const { found, wrong } = await look(field.value.trim());
    field.setCustomValidity(wrong);
    if (wrong === '') {
      id.value = found?.departmentId ?? '';
      id.dispatchEvent(new Event('change', { bubbles: true }));
    } else field.reportValidity();
  };
  const about = { list: list.id, name: TYPED, value: chosen?.name ?? '', placeholder: say('all') };
  const listeners = { onchange, onfocus };
  const field = h('input', { ...about, type: 'search', ...listeners }) as HTMLInputElement;
  return h('label', { class: 'department' }, say('department'), field, id, list);
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
