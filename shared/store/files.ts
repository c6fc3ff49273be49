/** The archive on a disk: every version a file, complete or absent, whenever the power goes. */
import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decodeKey, encodeKey, isVersionFile } from './file-names.ts';
import {
  type Archive,
  type Fetched,
  type ObjectRef,
  ObjectTooLarge,
  type Part,
  type StoredObject,
} from './port.ts';
import { cutRange } from './range.ts';

export interface FilesParts {
  readonly root: string;
  readonly bucket: string;
  /** False keeps one version of each key: for results, whose bytes are the same each time. */
  readonly keepsVersions: boolean;
}

const SCRATCH = '.scratch';
/** Writers that race for the next version number try again; each round one of them wins. */
const MAX_RACES = 1_000;

interface Version {
  readonly name: string;
  readonly file: string;
  readonly mediaType: string | null;
}

/** Drops what a process left half-written when it died; to be called while no other one writes. */
export async function dropHalfWritten(root: string): Promise<void> {
  await rm(join(root, SCRATCH), { recursive: true, force: true });
}

/** Objects below `root`; throws what the file system throws. */
export function filesArchive({ root, bucket, keepsVersions }: FilesParts): Archive {
  const newest = async (key: string): Promise<Version | null> => {
    const names = (await namesIn(join(root, encodeKey(key)))).filter(isVersionFile).sort();
    const name = names.at(-1);
    return name === undefined ? null : versionOf(root, key, name);
  };
  const find = async ({ key, version }: ObjectRef): Promise<Version | null> =>
    version === null ? newest(key) : isVersionFile(version) ? versionOf(root, key, version) : null;
  return {
    bucket,
    async put(key, bytes) {
      const folder = join(root, encodeKey(key));
      await mkdir(folder, { recursive: true });
      const scratch = await writeScratch(root, bytes);
      try {
        const name = await (keepsVersions ? linkNext : replace)(scratch, folder);
        await syncFolder(folder);
        return await describe(root, key, name);
      } finally {
        await rm(scratch, { force: true });
      }
    },
    async get(ref, maxBytes) {
      const version = await find(ref);
      return version && readWhole(version, ref.key, maxBytes);
    },
    async getPart(ref, range, maxBytes) {
      const version = await find(ref);
      return version && readPart(version, ref.key, range, maxBytes);
    },
    async list(prefix, after, limit) {
      const keys = (await keysBelow(root)).filter(
        (key) => key.startsWith(prefix) && (after === null || key > after),
      );
      const page = keys.slice(0, limit);
      const objects = await Promise.all(
        page.map(async (key) => {
          const version = await newest(key);
          return version && describe(root, key, version.name);
        }),
      );
      return {
        objects: objects.filter((o): o is StoredObject => o !== null),
        next: keys.length > limit ? (page.at(-1) ?? null) : null,
      };
    },
  };
}

/** What a file's ending says: names on the disk hold the version's number and nothing else. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  json: 'application/json',
};

function versionOf(root: string, key: string, name: string): Version {
  const ending = key.slice(key.lastIndexOf('.') + 1).toLowerCase();
  return {
    name,
    file: join(root, encodeKey(key), name),
    mediaType: MEDIA_TYPES[ending] ?? null,
  };
}

async function describe(root: string, key: string, name: string): Promise<StoredObject> {
  const { size, mtime } = await stat(join(root, encodeKey(key), name));
  return { key, version: name, bytes: size, at: mtime };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** The bytes in a file of their own, on the disk before anything points at them. */
async function writeScratch(root: string, bytes: Uint8Array): Promise<string> {
  await mkdir(join(root, SCRATCH), { recursive: true });
  const file = join(root, SCRATCH, randomUUID());
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return file;
}

const nameOf = (number: number) => `@${String(number).padStart(10, '0')}`;

/** Gives the file the next version's name; a link fails where another writer was first. */
async function linkNext(scratch: string, folder: string): Promise<string> {
  for (let race = 0; race < MAX_RACES; race++) {
    const last = (await namesIn(folder)).filter(isVersionFile).sort().at(-1);
    const name = nameOf(last === undefined ? 1 : Number(last.slice(1)) + 1);
    try {
      await link(scratch, join(folder, name));
      return name;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
  throw new Error(`no version number was free in ${folder}`);
}

async function replace(scratch: string, folder: string): Promise<string> {
  const name = nameOf(1);
  await rename(scratch, join(folder, name));
  return name;
}

/** A rename is durable once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  for (const path of [folder, dirname(folder)]) {
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

async function readWhole(version: Version, key: string, maxBytes: number): Promise<Fetched | null> {
  const part = await readPart(version, key, null, maxBytes);
  return (
    part && { bytes: part.bytes, version: version.name, at: part.at, mediaType: part.mediaType }
  );
}

async function readPart(
  version: Version,
  key: string,
  range: Parameters<Archive['getPart']>[1],
  maxBytes: number,
): Promise<(Part & { readonly at: Date }) | null> {
  const handle = await open(version.file, 'r').catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (handle === null) return null;
  try {
    const { size, mtime: at } = await handle.stat();
    const { start, end } = cutRange(range, size);
    if (end - start + 1 > maxBytes) throw new ObjectTooLarge(key, maxBytes);
    const bytes = new Uint8Array(end - start + 1);
    await handle.read(bytes, 0, bytes.length, start);
    return { bytes, start, end, totalBytes: size, at, mediaType: version.mediaType };
  } finally {
    await handle.close();
  }
}

/** All keys that have a version, in the order of their characters. */
async function keysBelow(root: string): Promise<string[]> {
  const keys: string[] = [];
  const open: string[] = [''];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(
      (error: unknown) => {
        if (isMissing(error)) return [];
        throw error;
      },
    );
    if (entries.some((e) => isVersionFile(e.name))) keys.push(decodeKey(folder));
    for (const entry of entries)
      if (entry.isDirectory() && entry.name !== SCRATCH)
        open.push(folder === '' ? entry.name : `${folder}/${entry.name}`);
  }
  return keys.sort();
}
