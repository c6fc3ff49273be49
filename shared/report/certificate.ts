/** What proves a form: what was seen against what entered it, and the sums that it prints itself. */
import * as z from 'zod';
import { evidenceSchema } from './evidence.ts';

/** A printed sum (小计) of the indicators from `first` up to, not including, `end`. */
export const subtotalSchema = z.object({
  label: z.string().nullable(),
  first: z.int(),
  end: z.int(),
  weight: z.number().nullable(),
  score: z.number().nullable(),
});

/** Points given or taken beside the full marks (加分, 减分): a row that is no indicator. */
export const pointsBesideSchema = z.object({
  label: z.string().nullable(),
  score: z.number().nullable(),
});

/** What was seen on the pages against what entered the form: proof that nothing was dropped. */
export const certificateSchema = z.object({
  pages: z.array(z.int()),
  rows: z.int(),
  columns: z.int(),
  /** Cells that rulings (or the file's own table) enclose, and cells that a block of the form took. */
  cells: z.int(),
  cellsUsed: z.int(),
  /** Text in the form's table that no field took up. */
  unclaimed: z.array(evidenceSchema),
  weightSum: z.number().nullable(),
});
