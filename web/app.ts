/** The page: the address after # chooses what is shown, the header switches the language. */
import { keepToken, Refused } from './api.ts';
import { h, show } from './dom.ts';
import { departmentPage, findingsPage, reportsPage } from './lists.ts';
import { reportPage } from './report.ts';
import { reasonOf } from './save.ts';
import { uploadPage } from './upload.ts';
import { currentLanguage, say, setLanguage } from './words.ts';

const top = document.getElementById('top') as HTMLElement;
const main = document.getElementById('main') as HTMLElement;

function drawHeader(route: string): void {
  const link = (href: string, text: string, isHere: boolean) =>
    h('a', { href, 'aria-current': isHere ? 'page' : null }, text);
  const next = currentLanguage() === 'zh' ? 'en' : 'zh';
  const onclick = () => {
    setLanguage(next);
    void draw();
  };
  show(
    top,
    h('a', { class: 'brand', href: '#/' }, h('b', {}, '绩效'), ' Jixiao'),
    h(
      'nav',
      {},
      link('#/', say('reports'), route === ''),
      link('#/findings', say('findings'), route === 'findings'),
      link('#/upload', say('upload'), route === 'upload'),
      link('/docs', say('docs'), false),
    ),
    h(
      'button',
      { class: 'language', name: 'language', onclick },
      next === 'en' ? 'English' : '中文',
    ),
  );
}

function askForToken(): void {
  const input = h('input', { type: 'password', name: 'token', autocomplete: 'off' });
  const form = h(
    'form',
    { class: 'filters' },
    h('label', {}, say('token'), input),
    h('button', {}, say('enter')),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    keepToken((input as HTMLInputElement).value.trim());
    void draw();
  });
  show(main, form);
}

let turn = 0;
let shownRoute: string | null = null;

/** Their filters are used by keyboard, too: what has the focus stays until the new list is there. */
const LISTS: readonly string[] = ['', 'findings'];

/** Draws anew; what has the same name as what had the focus has it afterwards. */
function keepingFocus(redraw: () => void): void {
  const name = document.activeElement?.getAttribute('name') ?? null;
  redraw();
  if (name !== null) document.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();
}

/** Draws into a node of its own, so that a slow answer cannot overwrite a later one. */
async function draw(): Promise<void> {
  const mine = ++turn;
  const [path = '', search = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [route = '', id = ''] = path.split('/');
  const query = new URLSearchParams(search);
  setLanguage(currentLanguage());
  keepingFocus(() => drawHeader(route));
  document.title = '绩效 Jixiao';
  const target = h('div', {}, h('p', { class: 'quiet', role: 'status' }, say('loading')));
  const isSameList = route === shownRoute && LISTS.includes(route);
  shownRoute = route;
  main.setAttribute('aria-busy', 'true');
  try {
    if (!isSameList) show(main, target);
    if (route === 'report') await reportPage(target, id, query);
    else if (route === 'department') await departmentPage(target, id);
    else if (route === 'findings') await findingsPage(target, query);
    else if (route === 'upload') uploadPage(target);
    else await reportsPage(target, query);
  } catch (error) {
    if (mine !== turn) return;
    if (error instanceof Refused && error.status === 401) askForToken();
    else show(target, h('p', { class: 'empty', role: 'alert' }, reasonOf(error)));
  } finally {
    if (mine === turn && isSameList && main.querySelector('[name=token]') === null)
      keepingFocus(() => show(main, target));
    if (mine === turn) main.removeAttribute('aria-busy');
  }
}

addEventListener('hashchange', () => void draw());
void draw();
