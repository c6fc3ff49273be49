/** The HTTP API before the API function: who may call, how often, and a log line for each call. */
import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import * as apigateway from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

export interface ReportsApiProps {
  readonly name: string;
  readonly target: Stage;
  readonly function: lambda.IFunction;
  /** Routes that anyone may call: they answer nothing about any report. */
  readonly publicPaths: readonly string[];
}

/** What of a call is kept: no query string, no body, no address of a person. */
const ACCESS_FIELDS = {
  at: '$context.requestTime',
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  integration: '$context.integrationErrorMessage',
  caller: '$context.authorizer.claims.sub',
} as const;

export class ReportsApi extends Construct {
  readonly api: apigateway.HttpApi;

  constructor(scope: Construct, id: string, props: ReportsApiProps) {
    super(scope, id);
    const { target } = props;
    const integration = new HttpLambdaIntegration('Api', props.function);
    const authorizer = new HttpJwtAuthorizer('Jwt', target.jwt.issuer, {
      jwtAudience: target.jwt.audience,
      authorizerName: props.name,
    });
    this.api = new apigateway.HttpApi(this, 'Api', {
      apiName: props.name,
      createDefaultStage: false,
      defaultAuthorizer: authorizer,
    });
    const methods = [apigateway.HttpMethod.ANY];
    this.api.addRoutes({ path: '/{proxy+}', methods, integration });
    for (const path of props.publicPaths) {
      const routes = this.api.addRoutes({
        path,
        methods: [apigateway.HttpMethod.GET],
        integration,
        authorizer: new apigateway.HttpNoneAuthorizer(),
      });
      for (const route of routes)
        Validations.of(route).acknowledge({
          id: 'AwsSolutions-APIG4',
          reason: `${path} answers nothing about any report`,
        });
    }
    this.addStage(props);
  }

  private addStage({ name, target }: ReportsApiProps): void {
    const destination = new logs.LogGroup(this, 'AccessLog', {
      logGroupName: `/jixiao/${name}-access`,
      retention: target.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new apigateway.HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: target.throttle.rate, burstLimit: target.throttle.burst },
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new apigateway.LogGroupLogDestination(destination),
        format: ACCESS_FORMAT,
      },
    });
  }
}

const ACCESS_FORMAT = AccessLogFormat.custom(JSON.stringify(ACCESS_FIELDS));
