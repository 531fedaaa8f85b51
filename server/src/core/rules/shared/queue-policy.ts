/** A policy that lets a service send to a queue, for one source only. */
import type { App, ResourceId, Site } from '../../model/app';
import type { NewResource, Plain } from '../../model/author';

export interface PolicyWish {
  readonly queue: { readonly id: ResourceId; readonly site: Site };
  readonly service: string;
  /** ARN of the rule or topic that may send. */
  readonly source: Plain;
}

export function newQueuePolicy(app: App, { queue, service, source }: PolicyWish): NewResource {
  const statement: Plain = {
    map: [
      ['Effect', 'Allow'],
      ['Principal', { map: [['Service', service]] }],
      ['Action', 'sqs:SendMessage'],
      ['Resource', { getAtt: [queue.id, 'Arn'] }],
      ['Condition', { map: [['ArnEquals', { map: [['aws:SourceArn', source]] }]] }],
    ],
  };
  const document: Plain = {
    map: [
      ['Version', '2012-10-17'],
      ['Statement', [statement]],
    ],
  };
  return {
    id: app.author.freeId(`${queue.id}Policy`),
    type: 'AWS::SQS::QueuePolicy',
    properties: {
      map: [
        ['Queues', [{ ref: queue.id }]],
        ['PolicyDocument', document],
      ],
    },
    after: queue.site,
  };
}
