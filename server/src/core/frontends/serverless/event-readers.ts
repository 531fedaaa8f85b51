/** Every event type of the framework and what reads it. */
import {
  readCloudwatchEvent,
  readCloudwatchLog,
  readEventBridge,
  readIot,
  readIotFleetProvisioning,
  readS3,
  readSchedule,
  readSns,
} from './async-events';
import {
  readAlb,
  readAlexaSkill,
  readAlexaSmartHome,
  readCloudFront,
  readCognitoUserPool,
  readHttp,
  readHttpApi,
  readWebsocket,
} from './calling-events';
import type { EventReader } from './event-reading';
import { readActiveMq, readKafka, readMsk, readRabbitMq, readSqs, readStream } from './polled-events';

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
