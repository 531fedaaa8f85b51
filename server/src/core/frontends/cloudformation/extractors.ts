/** What each resource type of CloudFormation says about functions and who invokes them. */
import { busSubscriber, eventRule, schedule } from './event-rule';
import { eventSourceMapping } from './event-source-mapping';
import type { Extractor } from './fragment';
import { eventInvokeConfig, lambdaAlias, lambdaUrl, lambdaVersion } from './lambda-function';

/** Functions themselves are read by `lambdaFunction`, which needs to know where the code lies. */
export const extractors: ReadonlyMap<string, Extractor> = new Map([
  ['AWS::Lambda::Alias', lambdaAlias],
  ['AWS::Lambda::Version', lambdaVersion],
  ['AWS::Lambda::Url', lambdaUrl],
  ['AWS::Lambda::EventInvokeConfig', eventInvokeConfig],
  ['AWS::Lambda::EventSourceMapping', eventSourceMapping],
  ['AWS::Events::Rule', eventRule],
  ['AWS::Scheduler::Schedule', schedule],
  ['AWS::EventsV2::Subscriber', busSubscriber],
]);
