/** try and catch: where errors may come from, and whether a catch block ends the failure unreported. */
import type { Catch, Expr, Stmt } from '../ir/ir';
import { somePart } from '../ir/some-part';
import { branch, type Machine } from './machine';
import { batchKey, run, wordOf } from './statements';
import { external, join } from './value';

export function runTry(machine: Machine, statement: Extract<Stmt, { k: 'try' }>): boolean {
  const guards = machine.guards;
  const before = machine.work;
  const { scope } = machine.frame;
  const start = new Map(scope.vars);
  const bodyFalls = run(machine, statement.body);
  const hasWork = machine.work > before;
  const bodyEnd = { vars: scope.vars, guards: machine.guards };
  const ways = [
    () => {
      scope.vars = bodyEnd.vars;
      machine.guards = bodyEnd.guards;
      return bodyFalls;
    },
    ...statement.catches.map((one) => () => {
      machine.guards = guards;
      // The error may have come anywhere in the body.
      for (const [name, value] of bodyEnd.vars) {
        const old = start.get(name);
        scope.vars.set(name, old ? join(old, value) : value);
      }
      return runCatch(machine, one, hasWork);
    }),
  ];
  const falls = branch(machine, ways);
  const lastFalls = run(machine, statement.last);
  return falls && lastFalls;
}

function runCatch(machine: Machine, one: Catch, hasWork: boolean): boolean {
  const { frame } = machine;
  if (one.name) frame.scope.declare(one.name, external('error'));
  const reports = machine.reports;
  const effects = machine.work;
  const falls = run(machine, one.body);
  const reported = machine.reports > reports || machine.work > effects || somePart(one.body, tellsFailure);
  if (hasWork && !reported && isBroad(one) && machine.loading === 0) {
    machine.swallowed.set(`${frame.unit.uri}:${one.at}`, { uri: frame.unit.uri, at: one.at, end: one.end });
  }
  return falls;
}

/** Keeps the failure for later: `failures.push(id)`, `failed = true`, `callback(error)`, `reject(error)`, `return { batchItemFailures: [...] }`. */
function tellsFailure(node: Expr | Stmt): boolean {
  if (node.k === 'assign' && failureName.test(nameOf(node.target))) return true;
  if (node.k === 'declare' && failureName.test(nameOf(node.target))) return true;
  if (node.k === 'record' && node.entries.some(({ key }) => key !== null && batchKey.test(wordOf(key)))) return true;
  if (node.k === 'call') {
    const { callee } = node;
    if (
      callee.k === 'member' &&
      /^(push|append|add|Add|<<|put|set|Enqueue)$/.test(callee.name) &&
      failureName.test(nameOf(callee.object))
    )
      return true;
    return failureCall.test(nameOf(callee));
  }
  return false;
}

const failureName = /fail|error|reject|retr|unprocessed|dead|dlq|bad|invalid/i;
const failureCall = /^(callback|cb|done|reject|next|fail|exit|abort|markFailed|mark_failed|\w*[Ff]ail\w*)$/;

export const nameOf = (expr: Expr): string =>
  expr.k === 'name' || expr.k === 'member' ? expr.name : expr.k === 'index' ? nameOf(expr.object) : '';

/** Catches whatever comes, so that the failure of the work itself ends here. */
const broadTypes =
  /^(Exception|BaseException|Throwable|RuntimeException|Error|StandardError|System\.Exception|ClientError|BotoCoreError|(botocore\.exceptions\.)?ClientError|AmazonServiceException|AmazonClientException|SdkException|AwsServiceException|AmazonServiceException)$/;

const isBroad = (one: Catch): boolean => one.types.length === 0 || one.types.some((type) => broadTypes.test(type));
