/** Fields of the event: most are the same in each delivery, some are not. */
import { loose } from './members';
import { Origin, type Value } from './value';

/** Fields of the event that differ between deliveries of the same event. */
const perDelivery =
  /(^|[.\]])(receipthandle|attributes\.(approximatereceivecount|approximatefirstreceivetimestamp)|requestcontext\.(requestid|requesttime(epoch)?|timeepoch|extendedrequestid))$/;
const position = /(^|[.\]])(kinesis\.approximatearrivaltimestamp)$/;

export function eventMember(path: string, name: string): Value {
  const step = /^-?\d+$/.test(name) ? '[]' : `${path === '' ? '' : '.'}${loose(name)}`;
  const whole = `${path}${step}`;
  const origin = perDelivery.test(whole) ? Origin.request : Origin.event | (position.test(whole) ? Origin.position : 0);
  return { origin, shapes: [{ kind: 'event', path: whole }] };
}
