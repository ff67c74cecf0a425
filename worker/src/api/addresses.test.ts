import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { apiOf, newWorkspace, read } from "../../test/call-api.ts";

const open = async (path: string, init?: RequestInit) =>
  read(await exports.default.fetch(`http://localhost${path}`, init));

describe("an address", () => {
  it.each([
    "/api",
    "/api/",
    "/api/v1",
    "/api/v2/workflows",
    "/api/v1/nothing",
    "/api/v1/approvals",
    "/api/v1/runs/abc/restart",
    "/api/v1/workflows/abc/",
    "/api/v1/workflows/..%2fhealth",
    "/api/v1/workflows/%2e%2e%2Fhealth",
    "/api/v1/workflows/a%00b",
    "/api/v1/workflows/a%5cb",
    "/api/v1/workflows/%ff",
    "/api/v1/workflows/UPPER",
    `/api/v1/workflows/${"a".repeat(101)}`,
    "/api/v1/workflows/../../secret",
    "/..%2f..%2fetc%2fpasswd",
    "/assets/%00",
  ])("that is none is a 404 problem: %s", async (path) => {
    const answer = await open(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
    expect(answer.body).toMatchObject({ status: 404, code: "not_found" });
  });

  it.each([
    ["DELETE", "/api/v1/workflows", "POST, GET"],
    ["PUT", "/api/v1/workflows/abc", "GET, PATCH, DELETE"],
    ["GET", "/api/v1/compile", "POST"],
    ["POST", "/api/v1/runs", "GET"],
  ])("says which methods it takes: %s %s", async (method, path, allowed) => {
    const answer = await open(path, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("Allow")).toBe(allowed);
    expect(answer.body.code).toBe("method_not_allowed");
  });
});

describe("a list", () => {
  const api = apiOf(newWorkspace());

  it.each(["0", "-1", "x", "201", "1e9", "1000000000", "1.5", "%20"])(
    "refuses the limit %s",
    async (limit) => {
      for (const list of ["/workflows", "/runs"])
        expect((await api("GET", `${list}?limit=${limit}`)).status).toBe(400);
    },
  );

  it.each(["x", "cnVuczox=", "%00", "cnVuczp4", "d29ya2Zsb3dzOi0x"])(
    "refuses the cursor %s",
    async (cursor) => {
      const answer = await api("GET", `/workflows?cursor=${encodeURIComponent(cursor)}`);
      expect(answer.status).toBe(400);
    },
  );

  it("refuses a cursor of another list", async () => {
    for (const name of ["A", "B"]) await api("POST", "/workflows", { body: { name } });
    const { cursor } = (await api("GET", "/workflows?limit=1")).body;
    expect((await api("GET", `/workflows?limit=1&cursor=${cursor}`)).status).toBe(200);
    const answer = await api("GET", `/runs?cursor=${cursor}`);
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe("bad_cursor");
  });

  it("refuses parameters it does not know or has been given twice", async () => {
    expect((await api("GET", "/workflows?sort=name")).body).toMatchObject({
      status: 400,
      code: "unknown_field",
    });
    expect((await api("GET", "/runs?limit=1&limit=2")).body).toMatchObject({
      status: 400,
      code: "bad_request",
    });
  });

  it("takes an empty parameter as left out", async () => {
    expect(
      (await api("GET", "/runs?workflow=&version=&status=&error=&from=&to=&cursor=&limit=")).status,
    ).toBe(200);
  });
});

describe("the description of the API", () => {
  it("says of an operation what it takes and gives", async () => {
    const { body } = await open("/api/v1/openapi.json");
    const put = body.paths["/api/v1/workflows/{id}/draft"].put;
    expect(
      put.parameters.map(({ name, in: place }: { name: string; in: string }) => `${place} ${name}`),
    ).toEqual(["path id", "header If-Match"]);
    expect(Object.keys(put.responses)).toEqual(["200", "412", "default"]);
    expect(put.requestBody.content["application/json"].schema).toMatchObject({
      required: ["graph"],
      additionalProperties: false,
    });
  });

  it("names every operation", async () => {
    const { status, body } = await open("/api/v1/openapi.json");
    expect(status).toBe(200);
    expect(body.openapi).toBe("3.1.0");
    const operations = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods as object).map(
        (method) => `${method.toUpperCase()} ${path.replace("/api/v1", "")}`,
      ),
    );
    expect(operations.toSorted()).toEqual(
      [
        "GET /health",
        "POST /workflows",
        "GET /workflows",
        "GET /workflows/{id}",
        "PATCH /workflows/{id}",
        "DELETE /workflows/{id}",
        "PUT /workflows/{id}/draft",
        "POST /compile",
        "POST /workflows/{id}/publish",
        "GET /workflows/{id}/versions",
        "GET /workflows/{id}/versions/{version}",
        "POST /workflows/{id}/versions/{version}/promote",
        "POST /workflows/{id}/runs",
        "GET /runs",
        "GET /runs/{id}",
        "GET /runs/{id}/definition",
        "GET /runs/{id}/steps",
        "GET /runs/{id}/events",
        "POST /runs/{id}/events",
        "POST /runs/{id}/pause",
        "POST /runs/{id}/resume",
        "POST /runs/{id}/cancel",
        "GET /runs/{id}/logs",
        "GET /runs/{id}/outputs/{event}",
      ].toSorted(),
    );
  });
});
