/** Finds a free range for one more subnet. Undefined as soon as a range in use can't be read: overlapping ranges fail the deployment. */

const subnetBits = 28;

export function freeCidr(vpc: string | undefined, taken: readonly (string | undefined)[]): string | undefined {
  const whole = parse(vpc);
  const used = taken.map(parse);
  if (whole === undefined || used.includes(undefined)) return undefined;
  const size = 2 ** (32 - subnetBits);
  // From the end: authors count their own subnets up from the start.
  for (let start = whole.end - size; start >= whole.start; start -= size) {
    const clash = used.find((range) => range && start < range.end && range.start < start + size);
    if (clash === undefined) return `${format(start)}/${subnetBits}`;
    // Jumps below the range in the way, so that a full VPC is known to be full in a few steps.
    start = Math.min(start, Math.floor(clash.start / size) * size);
  }
  return undefined;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function parse(cidr: string | undefined): Range | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr ?? '');
  if (match === null) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, bits = 0] = match.slice(1).map(Number);
  if (bits < 16 || bits > subnetBits) return undefined;
  const size = 2 ** (32 - bits);
  const start = Math.floor((((a * 256 + b) * 256 + c) * 256 + d) / size) * size;
  return { start, end: start + size };
}

const format = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
