/** What each resource type of CloudFormation says about functions and who invokes them. */
import * as apiGateway from './api-gateway';
import { busSubscriber, eventRule, schedule } from './event-rule';
import { eventSourceMapping } from './event-source-mapping';
import type { Extractor } from './fragment';
import { eventInvokeConfig, lambdaAlias, lambdaUrl, lambdaVersion } from './lambda-function';
import { nestedStack } from './nested-stack';
import * as notifications from './notifications';
import { permission } from './permission';
import * as hooks from './service-hooks';
import { stateMachine } from './state-machine';

/** Functions themselves are read by `lambdaFunction`, which needs to know where the code lies. */
const extractors: ReadonlyMap<string, Extractor> = new Map([
  ['AWS::Lambda::Alias', lambdaAlias],
  ['AWS::Lambda::Version', lambdaVersion],
  ['AWS::Lambda::Url', lambdaUrl],
  ['AWS::Lambda::EventInvokeConfig', eventInvokeConfig],
  ['AWS::Lambda::EventSourceMapping', eventSourceMapping],
  ['AWS::Lambda::Permission', permission],
  ['AWS::Events::Rule', eventRule],
  ['AWS::Scheduler::Schedule', schedule],
  ['AWS::EventsV2::Subscriber', busSubscriber],
  ['AWS::Pipes::Pipe', hooks.pipe],
  ['AWS::S3::Bucket', notifications.bucket],
  ['AWS::SNS::Topic', notifications.topic],
  ['AWS::SNS::Subscription', notifications.subscription],
  ['AWS::Logs::SubscriptionFilter', notifications.logSubscription],
  ['AWS::IoT::TopicRule', notifications.topicRule],
  ['AWS::IoT::ProvisioningTemplate', notifications.provisioningTemplate],
  ['AWS::SES::ReceiptRule', notifications.receiptRule],
  ['AWS::Config::ConfigRule', notifications.configRule],
  ['AWS::Config::OrganizationConfigRule', notifications.configRule],
  ['AWS::CloudWatch::Alarm', notifications.alarm],
  ['AWS::CloudWatch::CompositeAlarm', notifications.alarm],
  ['AWS::CodePipeline::Pipeline', notifications.pipeline],
  ['AWS::CodeCommit::Repository', notifications.repository],
  ['AWS::CloudFormation::CustomResource', notifications.customResource],
  ['AWS::CloudFormation::Stack', nestedStack],
  ['AWS::Cognito::UserPool', hooks.userPool],
  ['AWS::ElasticLoadBalancingV2::TargetGroup', hooks.targetGroup],
  ['AWS::ElasticLoadBalancingV2::Listener', hooks.listener],
  ['AWS::ElasticLoadBalancingV2::ListenerRule', hooks.listenerRule],
  ['AWS::AppSync::DataSource', hooks.appSyncDataSource],
  ['AWS::AppSync::GraphQLApi', hooks.graphQlApi],
  ['AWS::AppSync::Api', hooks.graphQlApi],
  ['AWS::KinesisFirehose::DeliveryStream', hooks.deliveryStream],
  ['AWS::CloudFront::Distribution', hooks.distribution],
  ['AWS::Lex::Bot', hooks.lexBot],
  ['AWS::Lex::BotAlias', hooks.lexBot],
  ['AWS::ApiGateway::RestApi', apiGateway.restApi],
  ['AWS::ApiGateway::Method', apiGateway.method],
  ['AWS::ApiGateway::Authorizer', apiGateway.restAuthorizer],
  ['AWS::ApiGatewayV2::Api', apiGateway.httpApi],
  ['AWS::ApiGatewayV2::Route', apiGateway.route],
  ['AWS::ApiGatewayV2::Integration', apiGateway.integration],
  ['AWS::ApiGatewayV2::Authorizer', apiGateway.httpAuthorizer],
  ['AWS::StepFunctions::StateMachine', stateMachine],
]);

export function extractorOf(type: string): Extractor | undefined {
  return extractors.get(type) ?? (type.startsWith('Custom::') ? notifications.customResource : undefined);
}
