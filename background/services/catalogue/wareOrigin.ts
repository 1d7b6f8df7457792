const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?$/;
const publicHost = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?$/;
const localChainId = 31337;

/**
 * The origin of a SecWare by its registered host: https, or http on a loopback name while the home chain is the local one.
 * Null: a host that is none, so that nothing else can be smuggled into an address.
 */
export function wareOriginOf(host: string, homeChainId: number): string | null {
  if (loopback.test(host)) return homeChainId === localChainId ? `http://${host}` : null;
  return publicHost.test(host) && URL.canParse(`https://${host}`) ? `https://${host}` : null;
}
