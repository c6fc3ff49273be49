/** What a parameter takes, in words: for the documentation and for the remedy of an error. */
import * as z from 'zod';

/** Returns the description of a schema, or of what is optional or has a default in it. */
export function aboutOf(type: unknown): string | null {
  if (!(type instanceof z.ZodType)) return null;
  if (type.description !== undefined) return type.description;
  if (type instanceof z.ZodOptional || type instanceof z.ZodDefault) return aboutOf(type.unwrap());
  return null;
}
