/** A proxy that was revoked: whatever is done with it throws, even `Array.isArray`. */
export function revoked(target = {}) {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}
