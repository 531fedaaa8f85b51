/**
 * What happens when an AWS operation is done twice with the same input, for those that matter most. What is not here is
 * judged by its verb and the tokens of Amazon's models.
 */
import type { AwsJudgement } from './aws-judgement';
import { awsMessages } from './aws-messages';
import { awsRuns } from './aws-runs';
import { awsSettings } from './aws-settings';
import { awsStores } from './aws-stores';

export const awsJudgements: readonly AwsJudgement[] = [...awsStores, ...awsMessages, ...awsRuns, ...awsSettings];
