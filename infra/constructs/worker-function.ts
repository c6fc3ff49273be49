/** A function of ours: its bundle, its log group, and a role that holds exactly what it is granted. */
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface WorkerFunctionProps {
  readonly name: string;
  /** Folder of the built asset. */
  readonly asset: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly logDays: number;
  readonly environment: Record<string, string>;
}

export class WorkerFunction extends Construct {
  readonly function: lambda.Function;
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, props: WorkerFunctionProps) {
    super(scope, id);
    const logGroup = new logs.LogGroup(this, 'Logs', {
      logGroupName: `/jixiao/${props.name}`,
      retention: props.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // The managed basic role may write to every log group of the account; this one to its own.
    this.role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
    });
    this.grant(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]);
    this.function = new lambda.Function(this, 'Function', {
      functionName: props.name,
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(props.asset),
      memorySize: props.memoryMb,
      timeout: Duration.seconds(props.timeoutSeconds),
      role: this.role,
      logGroup,
      environment: {
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
        ...props.environment,
      },
    });
  }

  /** Allows the function these actions on these resources, and nothing else. */
  grant(actions: string[], resources: string[], conditions?: Record<string, object>): void {
    const statement = new iam.PolicyStatement({ actions, resources });
    if (conditions) statement.addConditions(conditions);
    this.role.addToPolicy(statement);
  }

  /** Allows actions on the objects below a prefix; the star at its end is told to cdk-nag with its reason. */
  grantObjects(actions: string[], bucketArn: string, prefix: string): void {
    const resource = `${bucketArn}/${prefix}*`;
    this.grant(actions, [resource]);
    const stack = this.function.stack;
    const { 'Fn::ImportValue': exported } = stack.resolve(bucketArn);
    const printed = `${exported}/${prefix}*`;
    Validations.of(this.role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${printed}]`,
      reason: `Objects below ${prefix} are named by their content or source; the prefix is the bound`,
    });
  }
}
