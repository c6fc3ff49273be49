/** The service clients, made once a process: endpoints and region come from the SDK's own settings. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export interface Endpoint {
  readonly url: string;
  readonly region: string;
}
/** What a stand-in on this machine accepts; real credentials come from the SDK's own chain. */
const STAND_IN = { accessKeyId: 'local', secretAccessKey: 'local' };

/** A stand-in checks that a request is signed, not the signature: hashing each would be waste. */
const FORM_OF_A_SIGNATURE =
  'AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=local';
const unsigned = {
  async sign<T extends { headers: Record<string, string> }>(request: T): Promise<T> {
    request.headers.authorization = FORM_OF_A_SIGNATURE;
    request.headers['x-amz-date'] = '19700101T000000Z';
    return request;
  },
};

const settings = (at: Endpoint | null) =>
  at === null ? {} : { endpoint: at.url, region: at.region, credentials: STAND_IN };

/** Null for AWS itself. */
export function dynamoClient(at: Endpoint | null): DynamoDBDocumentClient {
  const signer = at === null ? {} : { signer: async () => unsigned };
  return DynamoDBDocumentClient.from(new DynamoDBClient({ ...settings(at), ...signer }), {
    marshallOptions: { removeUndefinedValues: true },
  });
}

export function s3Client(at: Endpoint | null): S3Client {
  return new S3Client({ ...settings(at), ...(at === null ? {} : { forcePathStyle: true }) });
}

/** Queue URLs name the host that AWS knows; a stand-in's endpoint must win over them. */
export function sqsClient(at: Endpoint | null): SQSClient {
  return new SQSClient({
    ...settings(at),
    ...(at === null ? {} : { useQueueUrlAsEndpoint: false }),
  });
}
