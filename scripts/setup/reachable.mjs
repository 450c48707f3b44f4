/**
 * Throws within a few seconds if a host does not answer, so that a closed network does not cost minutes of a client's
 * own retries. Any answer counts, also "not found". Behind a proxy nothing is asked: Node's fetch would go round it.
 */
export async function requireReachable(url, { timeoutMs = 5000, env = process.env } = {}) {
  if (env.HTTPS_PROXY || env.https_proxy) return;
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
  } catch (error) {
    throw new Error(`${new URL(url).host} cannot be reached (${error.cause?.code ?? error.name})`, { cause: error });
  }
}
