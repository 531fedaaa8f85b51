/** Fields of the event: most are the same in each delivery, some are not. */
import { keptByText } from '../../text/kept-by-text';
import { loose } from './members';
import { Origin, type Value } from './value';

/** Fields of the event that differ between deliveries of the same event. */
const perDelivery =
  /(^|[.\]])(receipthandle|attributes\.(approximatereceivecount|approximatefirstreceivetimestamp)|requestcontext\.(requestid|requesttime(epoch)?|timeepoch|extendedrequestid))$/;
const position = /(^|[.\]])(kinesis\.approximatearrivaltimestamp)$/;

export function eventMember(path: string, name: string): Value {
  const step = /^-?\d+$/.test(name) ? '[]' : `${path === '' ? '' : '.'}${loose(name)}`;
  const whole = `${path}${step}`;
  return { origin: originOf(whole), shapes: [{ kind: 'event', path: whole }] };
}

const originOf = keptByText((path) =>
  perDelivery.test(path) ? Origin.request : Origin.event | (position.test(path) ? Origin.position : 0),
);
