/** What a call that can not be followed does, where its name leaves no doubt. */
import { insertingName, notSent, sendingName } from '../../catalog/operations/telling-names';
import type { Machine, Site } from '../interpret/machine';
import { loose } from '../interpret/members';
import type { CallArgs } from '../interpret/value';
import { callMongo } from './judge-stores';
import { reportEffect } from './report';

export function toldByName(machine: Machine, method: string, args: CallArgs, site: Site): void {
  const name = loose(method).replace(/async$/, '');
  if (insertingName.test(name)) callMongo(machine, method, args, site);
  else if (sendingName.test(name) && !notSent.test(name))
    reportEffect(machine, site, {
      operation: `${/mail/.test(name) ? 'mail' : 'message'}:${method}`,
      repeat: 'harmful',
      reason: 'its name says that it sends, and each delivery sends once more',
    });
}
