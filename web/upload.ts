/** The upload page: files go to the place that a signed form names, and each says how far it is. */
import { api, type Place, Refused } from './api.ts';
import { h, show } from './dom.ts';
import { say, type Word } from './words.ts';

/** How a file's ending is sent; others are refused before anything is sent. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};
/** A born-digital report is read within seconds; a scan may wait its turn for hours. */
const ASK_EVERY_MS = 1_500;
const ASK_AT_MOST = 400;
const MB = 1024 * 1024;

/** What went wrong, in the page's words. */
class Failed extends Error {
  constructor(word: Word, more = '') {
    super(`${say(word)}${more === '' ? '' : `: ${more}`}`);
  }
}

interface Row {
  readonly element: HTMLElement;
  /** Share sent, 0 to 1; null while the file is being read. */
  readonly progress: (share: number | null) => void;
  readonly end: (isGood: boolean, ...children: Parameters<typeof show>[1][]) => void;
}

function rowOf(file: File): Row {
  const bar = h('progress', { max: 1, value: 0, 'aria-label': file.name }) as HTMLProgressElement;
  const state = h('span', { class: 'state', role: 'status' }, say('waiting'));
  const element = h(
    'li',
    {},
    h('b', {}, file.name),
    h('small', {}, ` ${(file.size / MB).toFixed(1)} MB`),
    bar,
    state,
  );
  return {
    element,
    progress(share) {
      if (share === null) bar.removeAttribute('value');
      else bar.value = share;
      show(state, share === null ? say('beingRead') : say('sent', Math.round(share * 100)));
    },
    end(isGood, ...children) {
      bar.remove();
      element.className = isGood ? 'done' : 'refused';
      show(state, ...children);
    },
  };
}

function checked(file: File): string {
  const type = MEDIA_TYPES[file.name.slice(file.name.lastIndexOf('.') + 1).toLowerCase()];
  if (type === undefined) throw new Failed('onlyPdfDocx');
  if (file.size === 0) throw new Failed('emptyFile');
  return type;
}

/** The file's id: the SHA-256 of its bytes, the same that the report gets. */
async function idOf(file: File): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function placeFor(file: File, mediaType: string, sha256: string): Promise<Place> {
  const place = await api
    .beginUpload({ fileName: file.name, mediaType, sha256 })
    .catch((error: unknown) => {
      if (error instanceof Refused && error.status === 401) throw new Failed('token');
      if (error instanceof Refused && (error.status === 403 || error.status === 404))
        throw new Failed('uploadsClosed');
      throw error;
    });
  if (file.size > place.maxBytes)
    throw new Failed('tooLarge', `≤ ${Math.floor(place.maxBytes / MB)} MB`);
  return place;
}

/** What S3 calls its refusals, in the page's words. */
const REFUSALS: Readonly<Record<string, Word>> = {
  EntityTooLarge: 'tooLarge',
  EntityTooSmall: 'emptyFile',
  AccessDenied: 'formExpired',
};

interface Sending {
  /** Resolves when all of the file is out. */
  readonly sent: Promise<void>;
  /** Resolves when it was taken; rejects where it was not. */
  readonly taken: Promise<void>;
}

/** Sends the fields, then the file, as the form wants it. */
function send(file: File, { url, fields }: Place, onShare: (share: number) => void): Sending {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', file);
  const request = new XMLHttpRequest();
  const sent = new Promise<void>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0);
    request.upload.onload = () => resolve();
  });
  const taken = new Promise<void>((resolve, reject) => {
    request.onerror = () => reject(new Failed('lineBroken'));
    request.onload = () => {
      if (request.status < 400) return resolve();
      const code = /<Code>(\w+)<\/Code>/.exec(request.responseText)?.[1] ?? '';
      reject(new Failed(REFUSALS[code] ?? 'notTaken', `${request.status} ${code}`));
    };
  });
  request.open('POST', url);
  request.send(body);
  return { sent, taken };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves with true when the report is there, false when it is still waiting; throws its refusal. */
async function becomesReport(reportId: string, isShown: () => boolean): Promise<boolean> {
  for (let asked = 0; asked < ASK_AT_MOST && isShown(); asked++) {
    if (await api.isThere(reportId)) return true;
    const { items } = await api.rejected();
    const refused = items.find((item) => item.reportId === reportId);
    if (refused !== undefined) throw new Failed('unreadable', refused.reason ?? '');
    await pause(ASK_EVERY_MS);
  }
  return false;
}

async function upload(file: File, row: Row): Promise<void> {
  let isOver = false;
  try {
    const mediaType = checked(file);
    const reportId = await idOf(file);
    const place = await placeFor(file, mediaType, reportId);
    const { sent, taken } = send(file, place, row.progress);
    await Promise.race([sent, taken]);
    row.progress(null);
    // Where files are read at once the answer comes late: the report is asked for meanwhile.
    const isDone = await Promise.race([
      becomesReport(reportId, () => row.element.isConnected && !isOver),
      taken.then(() => new Promise<never>(() => undefined)),
    ]);
    api.forget();
    const link = h('a', { href: `#/report/${reportId}` }, say(isDone ? 'open' : 'openLater'));
    row.end(true, link, isDone ? h('small', {}, ` ${say('masked')}`) : null);
  } catch (error) {
    row.end(false, (error as Error).message);
  } finally {
    isOver = true;
  }
}

/** A field to choose files with, a place to drop them on, and a row for each. */
export function uploadPage(main: Element): void {
  const list = h('ul', { class: 'uploads' });
  const input = h('input', { type: 'file', name: 'file', accept: '.pdf,.docx', multiple: true });
  const take = async (files: readonly File[]) => {
    const rows = files.map((file) => ({ file, row: rowOf(file) }));
    list.prepend(...rows.map(({ row }) => row.element));
    // One after another: a slow line is not shared, and the first file is there soonest.
    for (const { file, row } of rows) await upload(file, row);
  };
  input.addEventListener('change', () => {
    const field = input as HTMLInputElement;
    void take([...(field.files ?? [])]);
    field.value = '';
  });
  const drop = h('label', { class: 'drop' }, h('b', {}, say('chooseFiles')), input);
  drop.addEventListener('dragover', (event) => event.preventDefault());
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    void take([...(event.dataTransfer?.files ?? [])]);
  });
  const intro = h(
    'section',
    { class: 'headline' },
    h('h1', {}, say('upload')),
    h('p', {}, say('uploadHint')),
  );
  show(main, intro, drop, list);
}
