/** Every route of the API, in the order in which the documentation lists them. */
import { LIST_ROUTES } from './list-routes.ts';
import { REPORT_ROUTES } from './report-routes.ts';
import type { Route } from './route.ts';
import { ROW_ROUTES } from './row-routes.ts';

export const ROUTES: readonly Route[] = [...LIST_ROUTES, ...REPORT_ROUTES, ...ROW_ROUTES];
