// Failures of a real network, with servers on this machine: the errors of the platform's fetch become clear errors.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { after, mock, test } from "node:test";
import { promisify } from "node:util";
import {
  api,
  deferred,
  failureOf,
  GATEWAY,
  operations,
  project,
  TOKEN,
  TUNNEL,
  tunnelRead,
  until,
} from "../support/package.js";
import { freePort, listen } from "../support/server.js";

const servers = [];
after(() => Promise.all(servers.map(({ close }) => close())));

/** A server that answers from a list, the last answer as often as asked for; how often it was asked, and its address. */
async function serve(...answers) {
  const world = { asked: 0, url: "" };
  const respond = (request, response) => {
    world.asked += 1;
    answers[Math.min(world.asked, answers.length) - 1](request, response);
  };
  const server = await listen(createServer(respond));
  servers.push(server);
  return Object.assign(world, { url: server.url });
}

const client = ({ url }, options) =>
  new api.TunnelClient({ baseUrl: url, token: TOKEN, retry: { baseDelayMs: 0 }, ...options });

const good = (_request, response) => {
  response.setHeader("Content-Type", "application/json");
  response.end(JSON.stringify(tunnelRead()));
};
const reset = (request) => request.socket.destroy();
const cutOff = (_request, response) => {
  response.setHeader("Content-Length", "1000");
  response.write('{"id":', () => response.destroy());
};

test("a port that nobody listens on is a ConnectionError whose cause is the platform's", async () => {
  const error = await failureOf(operations.get(client({ url: `http://127.0.0.1:${await freePort()}` })));
  assert.ok(error instanceof api.ConnectionError, String(error));
  assert.deepEqual([error.attempts, error.cause instanceof TypeError], [4, true]);
});

test("a connection that is reset is a ConnectionError", async () => {
  const error = await failureOf(operations.get(client(await serve(reset))));
  assert.ok(error instanceof api.ConnectionError, String(error));
});

test("a body that breaks off is a ResponseError response.truncated", async () => {
  const error = await failureOf(operations.get(client(await serve(cutOff))));
  assert.ok(error instanceof api.ResponseError, String(error));
  assert.equal(error.code, "response.truncated");
});

test("a call outlives a reset and a body that breaks off", async () => {
  const server = await serve(reset, cutOff, good);
  assert.deepEqual(await operations.get(client(server)), tunnelRead());
  assert.equal(server.asked, 3);
});

test("a POST whose connection is reset is not sent again", async () => {
  const server = await serve(reset, good);
  await failureOf(operations.create(client(server)));
  assert.equal(server.asked, 1);
});

test("a redirect is not followed, so that the token goes nowhere else", async () => {
  const elsewhere = await serve(good);
  const server = await serve((_request, response) => {
    response.writeHead(307, { Location: `${elsewhere.url}/` }).end();
  });
  const { code } = await failureOf(operations.get(client(server)));
  assert.deepEqual([code, elsewhere.asked], ["response.redirect", 0]);
});

const stalls = {
  "before its headers": () => {},
  "within its body": (_request, response) => response.write('{"id":'),
};
for (const [when, stall] of Object.entries(stalls)) {
  /** A server that stalls, and a promise that resolves when the client has closed the connection. */
  const stalling = async () => {
    const closed = deferred();
    const server = await serve((request, response) => {
      request.socket.on("close", closed.resolve);
      stall(request, response);
    });
    return { ...server, closed: closed.promise, isAsked: () => server.asked > 0 };
  };

  test(`an answer that stalls ${when} is a TimeoutError, and its connection is closed`, async () => {
    const server = await stalling();
    // The time limit is reached once the server has got the request, however long that takes on a busy machine.
    mock.timers.enable({ apis: ["setTimeout"] });
    try {
      const failure = failureOf(operations.get(client(server, { timeoutMs: 50, retry: false })));
      await until(server.isAsked);
      mock.timers.tick(50);
      const error = await failure;
      assert.ok(error instanceof api.TimeoutError, String(error));
    } finally {
      mock.timers.reset();
    }
    await server.closed;
  });

  test(`an abort of an answer that stalls ${when} closes its connection`, async () => {
    const server = await stalling();
    const controller = new AbortController();
    const failure = failureOf(operations.get(client(server), { signal: controller.signal }));
    await until(server.isAsked);
    controller.abort("enough");
    assert.equal(await failure, "enough");
    await server.closed;
  });

  test(`a process ends by itself after an answer that stalls ${when}`, async () => {
    const { url } = await stalling();
    const program = `
      import { TunnelClient } from "ionos-ipsec-tunnels";
      const client = new TunnelClient({ baseUrl: "${url}", token: "t", timeoutMs: 50, retry: false });
      await client.get("${GATEWAY}", "${TUNNEL}").catch(({ name }) => console.log(name));`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], {
      cwd: project,
      timeout: 30_000,
    });
    assert.equal(stdout.trim(), "TimeoutError");
  });

  test(`leaving an iterator while an answer stalls ${when} closes its connection`, async () => {
    const server = await stalling();
    const tunnels = client(server).iterate(GATEWAY);
    const next = tunnels.next();
    await until(server.isAsked);
    assert.deepEqual([(await tunnels.return()).done, (await next).done], [true, true]);
    await server.closed;
  });
}

test("a process ends by itself after leaving an iterator whose request is under way", async () => {
  const program = `
    import { once } from "node:events";
    import { createServer } from "node:http";
    import { TunnelClient } from "ionos-ipsec-tunnels";
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const baseUrl = "http://127.0.0.1:" + server.address().port;
    const tunnels = new TunnelClient({ baseUrl, token: "t" }).iterate("${GATEWAY}");
    const next = tunnels.next();
    await once(server, "request");
    server.close();
    console.log((await tunnels.return()).done, (await next).done);`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], {
    cwd: project,
    timeout: 30_000,
  });
  assert.equal(stdout.trim(), "true true");
});
