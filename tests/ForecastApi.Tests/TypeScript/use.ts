import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

// Covers the first steps of a front-end: store, forecast, page, plan, and mark form fields from error responses.
const client = createClient<paths>({ baseUrl: process.argv[2] ?? "" });

type Problem = components["schemas"]["ApiProblem"];

function checked<T>(answer: { data?: T; error?: Problem }): T {
  if (answer.data === undefined) throw new Error(answer.error?.detail ?? "no detail");
  return answer.data;
}

const csv = ["sku,date,quantity"];
for (let i = 0; i < 96; i++) {
  const month = `${2022 + Math.floor((i % 48) / 12)}-${String((i % 12) + 1).padStart(2, "0")}`;
  csv.push(`${i < 48 ? "DESK" : "LAMP"},${month}-05,${100 + 10 * (i % 12)}`);
}
const imported = checked(
  await client.POST("/api/v1/sales/imports", {
    body: csv.join("\n"),
    bodySerializer: (body) => body,
    headers: { "Content-Type": "text/csv" },
  }),
);
if (!("inserted" in imported)) throw new Error("the import was not waited for");
console.log("inserted", imported.inserted);

let run = checked(await client.POST("/api/v1/forecast-runs", { body: { horizon: 6 } }));
while (run.status === "queued" || run.status === "running") {
  await new Promise((resolve) => setTimeout(resolve, 100));
  run = checked(await client.GET("/api/v1/forecast-runs/{id}", { params: { path: { id: run.id } } }));
}
console.log("run", run.status, run.progress.done);

const months: string[] = [];
let cursor: string | null = null;
do {
  const query: { limit: number; cursor?: string } = cursor === null ? { limit: 5 } : { limit: 5, cursor };
  const page: components["schemas"]["ForecastItemPage"] = checked(
    await client.GET("/api/v1/forecasts", { params: { query } }),
  );
  for (const item of page.items) if (item.upper95 >= item.quantity) months.push(`${item.sku} ${item.period}`);
  cursor = page.nextCursor;
} while (cursor !== null);
console.log("months", months.length, months[0], months[months.length - 1]);

const plan = checked(
  await client.POST("/api/v1/plans", {
    params: { query: { dryRun: true } },
    body: {
      months: 3,
      demand: { inline: [{ sku: "DESK", quantities: [10, 20, 30] }] },
      products: [{ sku: "DESK", materialCost: 5, holdingCost: 1 }],
      strategies: [{ strategy: "optimal" }],
    },
  }),
);
console.log("plan", plan.best, plan.plans[0]?.totalCost);

const refused = await client.PUT("/api/v1/products/{sku}", {
  params: { path: { sku: "DESK" } },
  body: { unitPrice: -1, unitCost: -2 },
});
console.log("refused", refused.error?.status, refused.error?.code, Object.keys(refused.error?.errors ?? {}).sort().join("+"));
