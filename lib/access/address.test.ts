import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const from = (text: string) => new Headers({ "x-forwarded-for": text });

async function behind(proxies: string) {
  vi.resetModules();
  vi.stubEnv("TRUSTED_PROXIES", proxies);
  return import("./address");
}

beforeEach(() => {
  vi.stubEnv("DATABASE_URL", "postgresql://nowhere");
  vi.stubEnv("NEXTAUTH_SECRET", "a secret for tests only, 32 characters or more");
});
afterEach(() => vi.unstubAllEnvs());

describe("the address of a request", () => {
  it("is what the nearest trusted proxy saw, whatever the client wrote before it", async () => {
    expect((await behind("1")).addressOf(from("1.1.1.1, 9.9.9.9"))).toBe("9.9.9.9");
    expect((await behind("2")).addressOf(from("1.1.1.1, 9.9.9.9, 10.0.0.1"))).toBe("9.9.9.9");
    expect((await behind("2")).addressOf(from("9.9.9.9"))).toBe("");
    expect((await behind("0")).addressOf(new Headers())).toBe("");
  });

  it("counts a network of IPv6 as one", async () => {
    const { addressOf } = await behind("0");
    expect(addressOf(from("2001:db8:1:2:3:4:5:6"))).toBe("2001:db8:1:2::/64");
    expect(addressOf(from("2001:db8::1"))).toBe("2001:db8:0:0::/64");
    expect(addressOf(from("::ffff:127.0.0.1"))).toBe("::ffff:127.0.0.1");
  });

  it("is the socket's own without a proxy: what the client says is replaced before anybody reads it", async () => {
    (await behind("0")).distrustForwarding();
    const server = createServer((request, response) => response.end(request.headers["x-forwarded-for"]));
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const { port } = server.address() as AddressInfo;
    const answer = await new Promise<string>((resolve, reject) => {
      const headers = { "x-forwarded-for": "6.6.6.6" };
      httpRequest({ port, host: "127.0.0.1", headers }, (response) => {
        let text = "";
        response.on("data", (chunk) => {
          text += chunk;
        });
        response.on("end", () => resolve(text));
      })
        .on("error", reject)
        .end();
    });
    server.close();
    expect(answer).toBe("127.0.0.1");
  });
});
