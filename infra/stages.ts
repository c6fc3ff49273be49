/** The stages that can be deployed, each a row checked before anything is built from it. */
import * as z from 'zod';

const count = z.int().positive();

/** At which a function may run at once, by the queue that feeds it. */
const concurrencySchema = z.object({
  /** SQS starts at 2; below that the service refuses the setting. */
  live: z.int().min(2),
  backfill: z.int().min(2),
  ocr: z.int().min(2),
});

export const stageSchema = z
  .object({
    stage: z.string().regex(/^[a-z][a-z0-9]{1,9}$/),
    region: z.string().regex(/^[a-z]{2}-[a-z]+-\d$/),
    /** Null until deployment: templates then hold for any account. */
    account: z
      .string()
      .regex(/^\d{12}$/)
      .nullable(),
    jwt: z.object({ issuer: z.url({ protocol: /^https$/ }), audience: z.array(z.string()).min(1) }),
    /** What the whole account may run at once; the budgets below must leave the API its share. */
    accountConcurrency: count,
    concurrency: concurrencySchema,
    /** Requests a second, and how many at once above that. */
    throttle: z.object({ rate: count, burst: count }),
    /** Days for which an archived file cannot be overwritten or deleted. */
    lockDays: count,
    logDays: z.literal([7, 30, 90, 180, 365]),
    /** True where every upload waits for GuardDuty's verdict. */
    malwareScan: z.boolean(),
    /** Where alarms are sent; null for none. */
    alarmEmail: z.email().nullable(),
    /** Origins whose pages may upload straight to the archive: as browsers name them, without a path. */
    uploadOrigins: z.array(z.string().regex(/^https:\/\/[a-z0-9.-]+(?::\d+)?$/, 'is no origin')),
    /** `cdn`: S3 behind CloudFront. `api`: the API serves it, where CloudFront cannot be had. */
    page: z.enum(['cdn', 'api']),
  })
  .refine((s) => sumOf(s.concurrency) <= s.accountConcurrency * 0.8, {
    message: 'the queues may take at most 80% of the account, so that the API is never starved',
    path: ['concurrency'],
  })
  .refine((s) => !s.region.startsWith('cn-') || s.page === 'api', {
    message:
      'CloudFront in China needs an own domain with an ICP licence: serve the page by the API',
    path: ['page'],
  });
export type Stage = z.infer<typeof stageSchema>;

function sumOf(concurrency: z.infer<typeof concurrencySchema>): number {
  return Object.values(concurrency).reduce((sum, n) => sum + n, 0);
}

/** One row a target. Issuers are examples that synthesize; set yours before deploying. */
export const STAGES: readonly Stage[] = z.array(stageSchema).parse([
  {
    stage: 'dev',
    region: 'ap-southeast-1',
    account: null,
    jwt: { issuer: 'https://login.example.com/dev', audience: ['jixiao-dev'] },
    accountConcurrency: 100,
    concurrency: { live: 5, backfill: 5, ocr: 5 },
    throttle: { rate: 50, burst: 100 },
    lockDays: 1,
    logDays: 7,
    malwareScan: false,
    alarmEmail: null,
    uploadOrigins: ['https://localhost:8443'],
    page: 'cdn',
  },
  {
    stage: 'prod',
    region: 'ap-southeast-1',
    account: null,
    jwt: { issuer: 'https://login.example.com/prod', audience: ['jixiao'] },
    accountConcurrency: 1000,
    concurrency: { live: 50, backfill: 200, ocr: 400 },
    throttle: { rate: 200, burst: 400 },
    lockDays: 365,
    logDays: 90,
    malwareScan: false,
    alarmEmail: 'operations@example.com',
    uploadOrigins: ['https://jixiao.example.com'],
    page: 'cdn',
  },
  {
    stage: 'cn',
    region: 'cn-northwest-1',
    account: null,
    jwt: { issuer: 'https://login.example.cn/prod', audience: ['jixiao'] },
    accountConcurrency: 1000,
    concurrency: { live: 50, backfill: 200, ocr: 400 },
    throttle: { rate: 200, burst: 400 },
    lockDays: 365,
    logDays: 90,
    malwareScan: false,
    alarmEmail: 'operations@example.cn',
    uploadOrigins: ['https://jixiao.example.cn'],
    page: 'api',
  },
]);
