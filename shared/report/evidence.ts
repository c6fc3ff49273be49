/** Where a value stands in the document: the page and box, or the table cell or paragraph, that printed it. */
import * as z from 'zod';

/** `[x0, y0, x1, y1]` in points from the top left corner of the page as displayed. */
export const boxSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type Box = z.infer<typeof boxSchema>;

/** A digit that the form's arithmetic corrected, with the raw reading and the equations that agreed. */
export const repairSchema = z.object({
  raw: z.string(),
  repaired: z.string(),
  equations: z.array(z.string()).min(2),
});
export type Repair = z.infer<typeof repairSchema>;

/** A text that its column's kind, or the labels of the family, made another one: what was read without knowing them. */
export const typedSchema = z.object({
  raw: z.string(),
  column: z.enum(['points', 'amount', 'percent', 'quantity', 'label']),
});
export type TypedReading = z.infer<typeof typedSchema>;

const common = {
  /** As printed: NFKC-folded, inner line breaks removed. */
  text: z.string(),
  /** 0 to 1; 1 for text that the file itself holds, the recognizer's for text read from pixels. */
  confidence: z.number().min(0).max(1).optional(),
  repair: repairSchema.optional(),
  typed: typedSchema.optional(),
};

/** On a page (PDF). A value that a page break cuts has its first part here and the rest in `parts`. */
export const pageEvidenceSchema = z.object({
  page: z.int().min(1),
  box: boxSchema,
  parts: z.array(z.object({ page: z.int().min(1), box: boxSchema })).optional(),
  ...common,
});
/** In a cell of the n-th table (DOCX, which has no pages); counted from 0 in document order. */
export const cellEvidenceSchema = z.object({
  table: z.int().min(0),
  row: z.int().min(0),
  column: z.int().min(0),
  ...common,
});
/** In the n-th paragraph outside of tables (DOCX); counted from 0. */
export const paragraphEvidenceSchema = z.object({ paragraph: z.int().min(0), ...common });

export const evidenceSchema = z.union([
  pageEvidenceSchema,
  cellEvidenceSchema,
  paragraphEvidenceSchema,
]);
export type Evidence = z.infer<typeof evidenceSchema>;
