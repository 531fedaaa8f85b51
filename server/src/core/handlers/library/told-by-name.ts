/** What a call that can not be followed does, where its name leaves no doubt. */
import {
  bareSending,
  insertingName,
  notSent,
  puttingOn,
  sendingName,
  sendingThing,
  streamThing,
} from '../../catalog/operations/telling-names';
import type { Machine, Site } from '../interpret/machine';
import { loose } from '../interpret/members';
import type { CallArgs } from '../interpret/value';
import { callMongo } from './judge-stores';
import { reportEffect } from './report';

/** `path`: the library's, where there is one. */
export function toldByName(machine: Machine, method: string, args: CallArgs, site: Site, path = ''): void {
  const name = loose(method).replace(/async$/, '');
  const sends =
    sendingName.test(name) ||
    (bareSending.test(name) && sendingThing.test(path)) ||
    (puttingOn.test(name) && streamThing.test(path));
  if (insertingName.test(name)) callMongo(machine, method, args, site);
  else if (sends && !notSent.test(name))
    reportEffect(machine, site, {
      operation: `${/mail/.test(name + path) ? 'mail' : 'message'}:${method}`,
      repeat: 'harmful',
      reason: 'its name says that it sends, and each delivery sends once more',
    });
}
