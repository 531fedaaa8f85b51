/** Every event type of the framework and what reads it. */
import { readHttp, readHttpApi, readWebsocket } from './api-events';
import { readAlb, readAlexaSkill, readAlexaSmartHome, readCloudFront, readCognitoUserPool } from './caller-events';
import type { EventReader } from './event-reading';
import { readCloudwatchLog } from './log-events';
import { readActiveMq, readKafka, readMsk, readRabbitMq, readSqs, readStream } from './polled-events';
import { readCloudwatchEvent, readEventBridge, readIot, readIotFleetProvisioning, readSchedule } from './rule-events';
import { readS3 } from './s3-events';
import { readSns } from './sns-events';

export const eventReaders: ReadonlyMap<string, EventReader> = new Map([
  ['activemq', readActiveMq],
  ['alb', readAlb],
  ['alexaSkill', readAlexaSkill],
  ['alexaSmartHome', readAlexaSmartHome],
  ['cloudFront', readCloudFront],
  ['cloudwatchEvent', readCloudwatchEvent],
  ['cloudwatchLog', readCloudwatchLog],
  ['cognitoUserPool', readCognitoUserPool],
  ['eventBridge', readEventBridge],
  ['http', readHttp],
  ['httpApi', readHttpApi],
  ['iot', readIot],
  ['iotFleetProvisioning', readIotFleetProvisioning],
  ['kafka', readKafka],
  ['msk', readMsk],
  ['rabbitmq', readRabbitMq],
  ['s3', readS3],
  ['schedule', readSchedule],
  ['sns', readSns],
  ['sqs', readSqs],
  ['stream', readStream],
  ['websocket', readWebsocket],
]);
