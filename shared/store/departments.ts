/** Who a department is: its name folded, its region taken off the front, joined to what is known. */
import { createHash } from 'node:crypto';
import type { Table } from './dynamo-table.ts';
import type { DepartmentRef } from './items.ts';
import { aliasKey, coreKey, departmentKey, NO_REGION, partitions } from './keys.ts';
import { regionInFront } from './regions.ts';
import { cutToBytes } from './size.ts';

/** A department's name as people write it stays under this; the rest of a longer one is noise. */
const MAX_NAME_BYTES = 240;
const MAX_DEPARTMENT_BYTES = 2 * 1024;
/** More candidates than this say nothing. */
const MAX_DUPLICATES = 10;

export interface Identity {
  readonly departmentId: string;
  /** GB/T 2260, six digits. */
  readonly region: string;
  /** The folded name without the region: what an exact alias must equal. */
  readonly normalized: string;
  /** The county or district in front of the rest, where one is printed. */
  readonly county: string | null;
  /** The name without region and county: what close names share. */
  readonly core: string;
}

const COUNTY = /^(.{1,7}?(?:自治县|自治旗|县|区|旗|市))(?=.{2,})/u;

/** The identity that a printed name has; null where nothing is left of it. */
export function identify(name: string): Identity | null {
  const folded = cutToBytes(
    name.normalize('NFKC').replace(/[\s()[\]{}<>〔〕【】《》〈〉「」『』“”"'‘’·]/gu, ''),
    MAX_NAME_BYTES,
  ).text;
  if (folded === '') return null;
  const front = regionInFront(folded);
  const region = front?.code ?? NO_REGION;
  const rest = folded.slice(front?.length ?? 0);
  // A name that is a region and nothing more (a town's or a province's own report) stays whole.
  const normalized = rest === '' ? folded : rest;
  const county = COUNTY.exec(normalized)?.[1] ?? null;
  const hash = createHash('sha256').update(`${region}#${normalized}`).digest('hex');
  return {
    departmentId: `${region}-${hash.slice(0, 12)}`,
    region,
    normalized,
    county,
    core: normalized.slice(county?.length ?? 0),
  };
}

/**
 * The department of this name. An exact name joins; a new one becomes a provisional department,
 * listed with those of close name as possible duplicates. Null for an empty name.
 */
export async function joinDepartment(
  table: Table,
  name: string | null,
): Promise<DepartmentRef | null> {
  const identity = name === null ? null : identify(name);
  if (name === null || identity === null) return null;
  const { region, normalized } = identity;
  const printed = cutToBytes(name.trim(), MAX_NAME_BYTES).text;
  const alias = await table.get(aliasKey(normalized, region));
  if (alias !== null) return { departmentId: String(alias.departmentId), region, name: printed };
  const possibleDuplicates = await closeNames(table, identity);
  const { departmentId } = identity;
  // The alias comes last: it is what the next report of this name looks for.
  await table.writeAll([
    {
      put: {
        ...coreKey(identity.core, region, departmentId),
        departmentId,
        county: identity.county,
      },
    },
  ]);
  const item = {
    ...departmentKey(departmentId),
    ...{ departmentId, region, name: printed, provisional: true, possibleDuplicates },
    gsi3pk: partitions.departments,
    gsi3sk: `${region}#${normalized}`,
  };
  await table.put('department', item, MAX_DEPARTMENT_BYTES, { text: 'attribute_not_exists(pk)' });
  await table.put('alias', { ...aliasKey(normalized, region), departmentId }, MAX_DEPARTMENT_BYTES);
  return { departmentId, region, name: printed };
}

/** Departments that may be the same: the same core name, no two different counties or cities. */
async function closeNames(table: Table, identity: Identity): Promise<string[]> {
  const { items } = await table.query({
    ...{ index: null, partition: coreKey(identity.core, '', '').pk, descending: false },
    ...{ from: '0', to: '9~', limit: 200 },
  });
  return items
    .filter((item) => {
      const county = typeof item.county === 'string' ? item.county : null;
      const region = String(item.sk).slice(0, 6);
      const mayBeSameRegion =
        region === NO_REGION || identity.region === NO_REGION || isWithin(region, identity.region);
      // Without any county a core such as 财政局 says nothing unless the city is the same.
      const mayBeSameCounty =
        county === identity.county ||
        ((county === null || identity.county === null) && region === identity.region);
      const isItself = String(item.departmentId) === identity.departmentId;
      return !isItself && mayBeSameRegion && mayBeSameCounty;
    })
    .slice(0, MAX_DUPLICATES)
    .map((item) => String(item.departmentId));
}

/** Whether one region holds the other: 410000 holds 410100. */
function isWithin(a: string, b: string): boolean {
  const significant = (code: string) => code.replace(/(00)+$/, '');
  return significant(a).startsWith(significant(b)) || significant(b).startsWith(significant(a));
}
