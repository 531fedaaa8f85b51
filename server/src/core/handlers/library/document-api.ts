/** The document APIs of Java and .NET, where they say things in their own way. */
import type { Machine, Site } from '../interpret/machine';
import type { CallArgs, Value } from '../interpret/value';
import { elementOf } from '../interpret/value-queries';
import { judgeAws } from './judge-aws';
import { fieldOf, paramsOf } from './params';

/** `db.batchWriteItem(new TableWriteItems(table).withItemsToPut(items))`. */
export function documentBatch(machine: Machine, method: string, args: CallArgs, site: Site): Value {
  if (method.startsWith('batchGet'))
    return judgeAws(machine, { service: 'dynamodb', operation: 'BatchGetItem', params: paramsOf(args), site });
  const puts = args.list.flatMap((one) => ['ItemsToPut', 'ItemToPut'].flatMap((name) => fieldOf(one, name) ?? []));
  for (const items of puts)
    judgeAws(machine, {
      service: 'dynamodb',
      operation: 'PutItem',
      params: paramsOf({ list: [], named: new Map([['Item', elementOf(items)]]) }),
      site,
    });
  const operation = puts.length > 0 ? 'DescribeTable' : 'BatchWriteItem';
  return judgeAws(machine, { service: 'dynamodb', operation, params: paramsOf(args), site });
}

/** `new PutItemOperationConfig { ConditionalExpression = new Expression { ExpressionStatement = "..." } }`. */
export const toldCondition = (list: readonly Value[]): readonly (readonly [string, Value])[] =>
  list.flatMap((one) => {
    const statement = fieldOf(fieldOf(one, 'ConditionalExpression'), 'ExpressionStatement');
    return statement ? [['ConditionExpression', statement] as const] : [];
  });
