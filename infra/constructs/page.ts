/** The page: static files in a bucket that only CloudFront reads, with the API under the same name. */
import { Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as origins from 'aws-cdk-lib/aws-cloudfront-origins';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

export interface PageProps {
  readonly api: HttpApi;
  /** Paths that the API answers. */
  readonly apiPaths: readonly string[];
  /** Where uploads go: `bucket.s3.region.amazonaws.com`. */
  readonly archiveDomain: string;
}

/** The page loads nothing from elsewhere, sends files to the archive alone, and may not be framed. */
const policyOf = (archiveDomain: string) =>
  `default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; connect-src 'self' https://${archiveDomain}; frame-ancestors 'none'; base-uri 'none'; form-action 'self'`;

export class Page extends Construct {
  readonly bucket: s3.Bucket;
  readonly distribution: cloudfront.Distribution;

  constructor(scope: Construct, id: string, props: PageProps) {
    super(scope, id);
    this.bucket = new s3.Bucket(this, 'Files', {
      encryption: s3.BucketEncryption.S3_MANAGED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const host = Fn.select(2, Fn.split('/', props.api.apiEndpoint));
    const api: cloudfront.BehaviorOptions = {
      origin: new origins.HttpOrigin(host, {
        protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
      }),
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
      cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
      originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    };
    this.distribution = new cloudfront.Distribution(this, 'Distribution', {
      defaultRootObject: 'index.html',
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      defaultBehavior: {
        origin: origins.S3BucketOrigin.withOriginAccessControl(this.bucket),
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: this.briefly(),
        responseHeadersPolicy: this.headers(props.archiveDomain),
      },
      additionalBehaviors: Object.fromEntries(props.apiPaths.map((path) => [path, api])),
    });
  }

  /** Files of a new page have the names of the old ones: at the edge an old one lives for a minute. */
  private briefly(): cloudfront.CachePolicy {
    return new cloudfront.CachePolicy(this, 'Briefly', {
      ...{ minTtl: Duration.seconds(0), defaultTtl: Duration.minutes(1) },
      maxTtl: Duration.minutes(1),
      ...{ enableAcceptEncodingGzip: true, enableAcceptEncodingBrotli: true },
    });
  }

  private headers(archiveDomain: string): cloudfront.ResponseHeadersPolicy {
    return new cloudfront.ResponseHeadersPolicy(this, 'Headers', {
      // Browsers ask each time, and are answered 304 by the file's ETag.
      customHeadersBehavior: {
        customHeaders: [{ header: 'cache-control', value: 'no-cache', override: true }],
      },
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          contentSecurityPolicy: policyOf(archiveDomain),
          override: true,
        },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override: true },
        referrerPolicy: {
          referrerPolicy: cloudfront.HeadersReferrerPolicy.NO_REFERRER,
          override: true,
        },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: true,
          override: true,
        },
      },
    });
  }
}
