/** What a command writes, in DynamoDB's write units: one a started KB, in the table and each index. */
import { BatchWriteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Item } from '../../shared/store/dynamo-table.ts';
import { INDEXES } from '../../shared/store/keys.ts';
import { itemBytes } from '../../shared/store/size.ts';

/** Units of one whole item that is new. */
export function unitsOf(item: Item): number {
  const copies = 1 + INDEXES.filter((index) => item[`${index}pk`] !== undefined).length;
  return Math.ceil(itemBytes(item) / 1024) * copies;
}

/** The items that a command writes whole; an update's are what its values make of its key. */
export function itemsWrittenBy(command: unknown): Item[] {
  if (command instanceof PutCommand) return [command.input.Item ?? {}];
  if (command instanceof BatchWriteCommand)
    return Object.values(command.input.RequestItems ?? {})
      .flat()
      .flatMap((request) => (request.PutRequest?.Item ? [request.PutRequest.Item] : []));
  if (!(command instanceof UpdateCommand)) return [];
  const names = command.input.ExpressionAttributeNames ?? {};
  const values = command.input.ExpressionAttributeValues ?? {};
  const sets = Object.entries(names).flatMap(([short, name]) =>
    short.startsWith('#a') ? [[name, values[`:${short.slice(1)}`]] as const] : [],
  );
  return [{ ...command.input.Key, ...Object.fromEntries(sets) }];
}
