/**
 * AWS services that have an interface endpoint, by the last part of the endpoint name.
 * Source: endpoint names of aws-cdk-lib 2.276.0 (aws-ec2, InterfaceVpcEndpointAwsService).
 */
const names =
  'access-analyzer account acm acm-pca airflow.api airflow.env airflow.ops analytics-omics app-integrations appconfig appconfigdata application-autoscaling application-signals applicationinsights appmesh appmesh-envoy-management apprunner apprunner.requests appstream.api appstream.streaming appsync-api apptest aps aps-workspaces arsenal-discovery athena auditmanager autoscaling autoscaling-plans awsconnector b2bi backup backup-gateway batch bcm-pricing-calculator bedrock bedrock-agent bedrock-agent-runtime bedrock-agentcore bedrock-agentcore.gateway bedrock-data-automation bedrock-data-automation-runtime bedrock-runtime billing billingconductor braket cases cassandra ce cleanrooms cleanrooms-ml cloudcontrolapi clouddirectory cloudformation cloudhsmv2 cloudtrail codeartifact.api codeartifact.repositories codebuild codecatalyst.git codecatalyst.packages codecommit codeconnections.api codedeploy codedeploy-commands-secure codeguru-profiler codeguru-reviewer codepipeline codestar-connections.api codewhisperer cognito-identity cognito-idp comprehend comprehendmedical compute-optimizer config connect-campaigns console control-storage-omics controlcatalog cost-optimization-hub data-servicediscovery databrew dataexchange datasync datazone deadline.management deadline.scheduling deviceadvisor.iot devops-guru dicom-medical-imaging discovery dms drs ds ds-data dsql dynamodb dynamodb-streams ebs ec2 ec2messages ecr-public.api ecr.api ecr.dkr ecs ecs-agent ecs-telemetry eks eks-auth eks-proxy elastic-inference.runtime elasticache elasticbeanstalk elasticbeanstalk-health elasticfilesystem elasticloadbalancing elasticmapreduce email email-smtp emr-containers emr-serverless emr-serverless-services.livy emr-serverless.dashboard emrwal.prod entityresolution events evidently evidently-dataplane execute-api finspace finspace-api fis forecast forecastquery frauddetector fsx geo.geofencing geo.maps geo.metadata geo.places geo.routes geo.tracking git-codecommit glue glue.dashboard grafana grafana-workspace greengrass groundstation guardduty guardduty-data healthlake iam identitystore imagebuilder inspector-scan inspector2 internetmonitor invoicing iot.credentials iot.data iot.fleethub.api iotfleetwise iotroborunner iotsitewise.api iotsitewise.data iottwinmaker.api iottwinmaker.data iotwireless.api kafka kafkaconnect kendra kinesis-firehose kinesis-streams kms lakeformation lambda launchwizard license-manager license-manager-linux-subscriptions license-manager-user-subscriptions logs lookoutequipment lookoutmetrics lookoutvision lorawan.cups lorawan.lns m2 macie2 mail-manager managedblockchain-query managedblockchain.bitcoin.mainnet managedblockchain.bitcoin.testnet mediaconnect medical-imaging memory-db mgn migrationhub-orchestrator migrationhub-strategy models-v2-lex monitoring mq neptune-graph neptune-graph-data network-firewall networkflowmonitor networkflowmonitorreports networkmonitor nimble observabilityadmin organizations outposts panorama payment-cryptography.controlplane payment-cryptography.dataplane pca-connector-ad pca-connector-scep pcs personalize personalize-events personalize-runtime pi pinpoint pinpoint-sms-voice-v2 pipes pipes-data polly pricing.api private-networks profile proton q qapps qldb.session quicksight-website ram rbin rds rds-data redshift redshift-data redshift-serverless refactor-spaces rekognition repostspace resource-groups robomaker rolesanywhere rum rum-dataplane runtime-medical-imaging runtime-v2-lex s3 s3-global.accesspoint s3-outposts s3tables s3vectors sagemaker-data-science-assistant sagemaker-geospatial sagemaker.api sagemaker.featurestore-runtime sagemaker.metrics sagemaker.runtime savingsplans schemas scn secretsmanager securityhub securitylake serverlessrepo service.user-subscriptions servicecatalog servicecatalog-appregistry servicediscovery shield signin simspaceweaver sms snow-device-management sns social-messaging sqs ssm ssm-contacts ssm-incidents ssm-quicksetup ssmmessages states storage-omics storagegateway streaming-rekognition sts swf sync-states synthetics tagging tags-omics tax textract thinclient.api timestream-influxdb tnb transcribe transcribestreaming transfer transfer.server translate trustedadvisor verifiedpermissions voiceid vpc-lattice wafv2 wellarchitected wisdom workflows-omics workmail workspaces workspaces-web xray';

const services: ReadonlySet<string> = new Set(names.split(' '));

/** Services with a gateway endpoint, which costs nothing. Source: VPC user guide, "Gateway endpoints". */
export const gatewayServices: ReadonlySet<string> = new Set(['s3', 'dynamodb']);

/**
 * Where the endpoint is called something else than the service in SDKs. `execute-api` is none of them: it serves private
 * APIs only, and takes the names of public ones, also of WebSocket APIs, to where they are not.
 */
const otherNames: Readonly<Record<string, string>> = {
  cloudwatch: 'monitoring',
  'data-ats.iot': 'iot.data',
  ecr: 'ecr.api',
  eventbridge: 'events',
  firehose: 'kinesis-firehose',
  kinesis: 'kinesis-streams',
  opensearch: 'es',
  ses: 'email',
  sesv2: 'email',
  sfn: 'states',
  stepfunctions: 'states',
};

/** Services with one address for the whole world, or an endpoint in one region only: none to be made just anywhere. */
const inOneRegion: ReadonlySet<string> = new Set(
  'account billing ce iam invoicing organizations savingsplans tax'.split(' '),
);

/** Words of a name in order of the alphabet: `runtime.sagemaker` in SDKs is `sagemaker.runtime` in endpoints. */
const wordsOf = (name: string): readonly string[] => name.split(/[.-]/).sort();
const byWords = new Map([...services].map((name) => [wordsOf(name).join(), name]));

/** The name of the interface endpoint of a service, where there is one. */
export function interfaceEndpoint(service: string): string | undefined {
  const name = otherNames[service] ?? service;
  return services.has(name) ? name : byWords.get(wordsOf(name).join());
}

/** Whether an endpoint of that name can be made in every region. */
export const isRegional = (endpoint: string): boolean => !inOneRegion.has(endpoint);

/** Endpoints for a part of a service's operations: directory buckets, multi-region access points, synchronous executions. */
const parts: Readonly<Record<string, readonly string[]>> = {
  s3: ['s3express', 's3-global.accesspoint'],
  states: ['sync-states'],
};

/** Whether an endpoint may serve what is called: a part of it, or a service whose endpoint's name is not known. */
export function soundsLike(endpoint: string, service: string): boolean {
  if (interfaceEndpoint(service) !== undefined) return parts[service]?.includes(endpoint) ?? false;
  const words = new Set(wordsOf(endpoint).filter((word) => !/^(api|data|runtime|core)$/.test(word)));
  return wordsOf(service).some((word) => words.has(word));
}
