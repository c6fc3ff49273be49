/** The alarms: each is a row, and each has its article in docs/OPERATIONS.md under the same name. */
import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

export interface AlarmRow {
  /** Its name, which is the headline of its article. */
  readonly name: string;
  readonly metric: cloudwatch.IMetric;
  readonly threshold: number;
  /** Periods in a row; 1 where not given. */
  readonly periods?: number;
  readonly meaning: string;
}

export interface AlarmsProps {
  readonly prefix: string;
  readonly rows: readonly AlarmRow[];
  readonly topic: sns.ITopic;
}

/** Where the articles stand, as the alarm's own text says. */
const ARTICLES = 'docs/OPERATIONS.md';

export class Alarms extends Construct {
  readonly alarms: cloudwatch.Alarm[];

  constructor(scope: Construct, id: string, { prefix, rows, topic }: AlarmsProps) {
    super(scope, id);
    this.alarms = rows.map((row) => {
      const alarm = new cloudwatch.Alarm(this, row.name, {
        alarmName: `${prefix}-${row.name}`,
        alarmDescription: `${row.meaning} What to do: ${ARTICLES}#${row.name}`,
        metric: row.metric,
        threshold: row.threshold,
        evaluationPeriods: row.periods ?? 1,
        comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      });
      alarm.addAlarmAction(new SnsAction(topic));
      alarm.addOkAction(new SnsAction(topic));
      return alarm;
    });
  }
}

/** Five minutes: long enough for one bad document to show, short enough to act on. */
export const PERIOD = Duration.minutes(5);
