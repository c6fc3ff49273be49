/** What must outlive every deployment: the archive of files, the results, the table. */
import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acceptDataStackFindings } from './nag-reasons.ts';
import { PREFIXES } from './settings.ts';
import type { Stage } from './stages.ts';

export const INDEXES = ['gsi1', 'gsi2', 'gsi3'] as const;
const string = (name: string) => ({ name, type: dynamodb.AttributeType.STRING });

export interface DataStackProps extends StackProps {
  readonly target: Stage;
}

export class DataStack extends Stack {
  readonly archive: s3.Bucket;
  readonly results: s3.Bucket;
  readonly table: dynamodb.Table;
  /** As other stacks name them: exports, so that nothing in use can be taken away. */
  readonly arns: { readonly archive: string; readonly results: string; readonly table: string };

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.archive = this.makeArchive(props.target);
    this.results = this.makeResults();
    this.table = this.makeTable();
    this.arns = {
      archive: this.exportValue(this.archive.bucketArn),
      results: this.exportValue(this.results.bucketArn),
      table: this.exportValue(this.table.tableArn),
    };
    acceptDataStackFindings(this);
  }

  private makeArchive(target: Stage): s3.Bucket {
    const cors: s3.CorsRule = {
      allowedMethods: [s3.HttpMethods.POST],
      allowedOrigins: target.uploadOrigins,
      allowedHeaders: ['content-type'],
      maxAge: 3600,
    };
    const bucket = new s3.Bucket(this, 'Archive', {
      ...LOCKED_DOWN,
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: s3.ObjectLockRetention.governance(Duration.days(target.lockDays)),
      cors: target.uploadOrigins.length > 0 ? [cors] : [],
      lifecycleRules: [
        { id: 'drop-broken-uploads', abortIncompleteMultipartUploadAfter: Duration.days(7) },
        {
          id: 'cool-what-was-read',
          prefix: PREFIXES.incoming,
          transitions: [
            {
              storageClass: s3.StorageClass.INTELLIGENT_TIERING,
              transitionAfter: Duration.days(30),
            },
          ],
        },
      ],
    });
    // The library's own switch (eventBridgeEnabled) brings a foreign Lambda and a custom resource.
    (bucket.node.defaultChild as s3.CfnBucket).addPropertyOverride(
      'NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled',
      true,
    );
    return bucket;
  }

  private makeResults(): s3.Bucket {
    return new s3.Bucket(this, 'Results', {
      ...LOCKED_DOWN,
      versioned: true,
      lifecycleRules: [
        {
          id: 'drop-what-was-written-again',
          noncurrentVersionExpiration: Duration.days(30),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
    });
  }

  private makeTable(): dynamodb.Table {
    const table = new dynamodb.Table(this, 'Reports', {
      partitionKey: string('pk'),
      sortKey: string('sk'),
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const indexName of INDEXES)
      table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: string(`${indexName}pk`),
        sortKey: string(`${indexName}sk`),
      });
    return table;
  }
}

const LOCKED_DOWN = {
  encryption: s3.BucketEncryption.S3_MANAGED,
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN,
} as const;
