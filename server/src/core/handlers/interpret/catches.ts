/** try and catch: where errors may come from, and whether a catch block ends the failure unreported. */
import type { Catch, Expr, Stmt } from '../ir/ir';
import { somePart } from '../ir/some-part';
import { addGuards, onFailure, onSomeFailure } from './guard';
import { branch, type Machine, type Spot } from './machine';
import { batchKey, run, wordOf } from './statements';
import { type CallArgs, external, join, shapeOf } from './value';

export function runTry(machine: Machine, statement: Extract<Stmt, { k: 'try' }>): boolean {
  const guards = machine.guards;
  const before = machine.duties;
  const { writes, unfollowed } = machine;
  const { scope } = machine.frame;
  const start = new Map(scope.vars);
  const bodyFalls = run(machine, statement.body);
  const onlyReads = machine.writes === writes;
  const tried: Tried = { hasWork: machine.duties > before, onlyReads };
  const isLookUp = onlyReads && lengthOf(statement.body) <= 2;
  // What could not be followed may have been a look-up or the work.
  const failure = !isLookUp ? onFailure : machine.unfollowed > unfollowed ? onSomeFailure : undefined;
  const bodyEnd = { vars: scope.vars, guards: machine.guards };
  const ways = [
    () => {
      scope.vars = bodyEnd.vars;
      machine.guards = bodyEnd.guards;
      return bodyFalls;
    },
    ...statement.catches.map((one) => () => {
      machine.guards =
        !failure || one.types.some((type) => isAnswer.test(type)) ? guards : addGuards(guards, [failure]);
      // The error may have come anywhere in the body.
      for (const [name, value] of bodyEnd.vars) {
        const old = start.get(name);
        scope.vars.set(name, old ? join(old, value) : value);
      }
      return runCatch(machine, one, tried);
    }),
  ];
  const falls = branch(machine, ways);
  const lastFalls = run(machine, statement.last);
  return falls && lastFalls;
}

/** What only closes something at its end counts by what is in it. */
const lengthOf = (body: readonly Stmt[]): number =>
  body.reduce((all, one) => all + (one.k === 'try' && one.catches.length === 0 ? lengthOf(one.body) : 1), 0);

/** What is done with a failure: `.catch(work)`, `.orElse(failure -> work)`. */
export function withFailure<T>(machine: Machine, work: () => T): T {
  const { guards } = machine;
  machine.guards = addGuards(guards, [onFailure]);
  const result = work();
  machine.guards = guards;
  return result;
}

/** Whether a method of that name is given what is done with a failure: an Optional's `orElse` is given a value. */
export const handlesFailure = (method: string, { list }: CallArgs): boolean =>
  /^(catch|exceptionally|onFailure|onError\w*|doOnError|recover\w*|rescue)$/i.test(method) ||
  (/^orElse(Throw|Get)?$/i.test(method) && list.some((one) => (shapeOf(one, 'function')?.fn.params.length ?? 0) > 0));

/** Errors that are an answer: what is done for them is part of the work. */
const isAnswer =
  /NotFound|NoSuch|NotExist|Exists|KeyError|KeyNotFound|Conditional|Duplicate|Conflict|Empty|StopIteration|Missing/;

/** What was done before the error. */
interface Tried {
  readonly hasWork: boolean;
  readonly onlyReads: boolean;
}

function runCatch(machine: Machine, one: Catch, { hasWork, onlyReads }: Tried): boolean {
  const { frame } = machine;
  if (one.name) frame.scope.declare(one.name, external('error'));
  const reports = machine.reports;
  const effects = machine.work;
  const swallowed = new Set(machine.swallowed.keys());
  const returns = frame.returns.length;
  const falls = run(machine, one.body);
  const reported = machine.reports > reports || machine.work > effects || somePart(one.body, tellsFailure);
  // Whatever is tried on the way out, the error leaves.
  if (!falls && frame.returns.length === returns && machine.loading === 0)
    for (const key of machine.swallowed.keys()) if (!swallowed.has(key)) machine.swallowed.delete(key);
  // A helper that reads, and else has something of its own to give: nothing is lost.
  const isFallback = onlyReads && falls && machine.stack.length > 1 && answers(machine, frame.fn?.body ?? []);
  if (hasWork && !reported && !isFallback && isBroad(one) && machine.loading === 0)
    swallow(
      machine,
      { uri: frame.unit.uri, at: one.at, end: one.end },
      machine.stack.length > 1 && answers(machine, one.body),
    );
  return falls;
}

/** `answered`: a helper returns something in place of the error, which its caller may look at. */
function swallow(machine: Machine, spot: Spot, answered: boolean): void {
  if (answered) machine.returned.push(spot);
  else machine.swallowed.set(`${spot.uri}:${spot.at}`, spot);
}

/** The call stands by itself: nobody looks at what it returns. */
export function disregard(machine: Machine, before: number): void {
  for (const spot of machine.returned.splice(before)) swallow(machine, spot, false);
}

/** What a call answers in place of an error is looked at here. */
export function looked<T>(machine: Machine, work: () => T): T {
  const answers = machine.returned.length;
  const result = work();
  machine.returned.splice(answers);
  return result;
}

/** Whether the block ends in a value that tells a failure from success: false, a text, an object, but no empty one. */
function answers(machine: Machine, body: readonly Stmt[]): boolean {
  const last = body.at(-1);
  if (last?.k === 'block') return answers(machine, last.body);
  if (last?.k !== 'return' || !last.value) return false;
  const { value } = last;
  // In Ruby whatever is done last is returned.
  if (value.k === 'call' && machine.frame.unit.language === 'ruby') return false;
  if (value.k === 'literal') return value.value !== null && value.value !== '' && value.value !== true;
  if (value.k === 'record') return value.entries.length > 0;
  if (value.k === 'list') return value.items.length > 0;
  return value.k !== 'name' || !/^(undefined|None|nil|null)$/.test(value.name);
}

/** Keeps the failure for later: `failures.push(id)`, `failed = true`, `callback(error)`, `reject(error)`, `return { batchItemFailures: [...] }`. */
function tellsFailure(node: Expr | Stmt): boolean {
  if (node.k === 'literal') return typeof node.value === 'string' && failureWord.test(node.value);
  if ((node.k === 'name' || node.k === 'member') && failureWord.test(node.name)) return true;
  if (node.k === 'assign' && failureName.test(nameOf(node.target))) return true;
  if (node.k === 'assign' && isFalse(node.value) && successName.test(nameOf(node.target))) return true;
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

const failureName = /fail|error|exception|reject|retr|unprocessed|dead|dlq|bad|invalid/i;
/** As CloudFormation is told. */
const failureWord = /^(FAILED|FAILURE|Failed|failed)$/;
const successName = /^(is|was|all)?_?(success|succeeded|successful|ok|valid|done|processed|completed)\w*$/i;
const isFalse = (expr: Expr): boolean => expr.k === 'literal' && expr.value === false;
const failureCall = /^(callback|cb|done|reject|next|fail|exit|abort|markFailed|mark_failed|\w*[Ff]ail\w*)$/;

export const nameOf = (expr: Expr): string =>
  expr.k === 'name' || expr.k === 'member' ? expr.name : expr.k === 'index' ? nameOf(expr.object) : '';

/** Catches whatever comes, so that the failure of the work itself ends here. */
const broadTypes =
  /^(Exception|BaseException|Throwable|RuntimeException|Error|StandardError|System\.Exception|ClientError|BotoCoreError|(botocore\.exceptions\.)?ClientError|AmazonServiceException|AmazonClientException|SdkException|AwsServiceException|AmazonServiceException)$/;

const isBroad = (one: Catch): boolean => one.types.length === 0 || one.types.some((type) => broadTypes.test(type));
