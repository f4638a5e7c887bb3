namespace ForecastApi.OpenApi;

/// <summary>What a caller should know of an operation beside its summary.</summary>
public static class SwaggerDescriptions
{
    private const string AllOrNothing =
        "The first row names the columns, in any order. All rows are stored or none: bad ones are listed with line, field and message, all of them at imports/{id}/errors.csv. onError=skip stores the good ones. The same file twice changes nothing.";

    private const string Plain =
        "A CSV of all rows, sent as it is read. A cell that a spreadsheet would run as a formula has an apostrophe in front.";

    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["createApiKey"] =
            "The key is shown in this answer and never again; only its hash is kept. Send it in X-Api-Key. It cannot be repeated with an Idempotency-Key, since that would keep the secret.",
        ["listApiKeys"] = "With when each was last used, to within a few seconds.",
        ["revokeApiKey"] = "Calls and sign-ins with it are refused from now on; its record stays.",
        ["listAuditEntries"] =
            "Every change of stored data with its author, written in the same transaction as the change.",
        ["listImports"] = "Imports of every kind, also those that were rejected.",
        ["getImport"] =
            "How many rows it stored, changed and refused. Of one that is running received tells how far it is, and Retry-After when to look again.",
        ["cancelImport"] = "Nothing of it is stored.",
        ["getImportErrors"] = "Columns line, field, message.",
        ["listProducts"] = "In order of SKU. q looks into SKU and name.",
        ["getProduct"] = "With the ETag that If-Match of a change is held against.",
        ["putProduct"] =
            "Everything that the body leaves out is emptied. With If-Match only the version named is replaced.",
        ["deleteProduct"] =
            "A product with sales, with forecasts or in a bill of materials is 409: set its status to discontinued instead.",
        ["getBom"] = "A product without parts has no lines.",
        ["putBom"] =
            "The lines replace those stored. Parts must be stored first; a cycle is 422 and named.",
        ["importProducts"] =
            AllOrNothing
            + " Columns sku, name, category, unit, unitPrice, unitCost, status, likeSku. A column that is not in the file stays as it is stored.",
        ["importBoms"] =
            AllOrNothing
            + " Columns sku, componentSku, quantity, scrapRate. The rows of a product are its whole bill.",
        ["importPlanning"] =
            AllOrNothing
            + " Columns are the fields of a product's planning parameters; one value per month is written 1;2;3. A column that is not in the file stays as it is stored, so sku and openingStock alone are a stock count.",
        ["importSales"] =
            AllOrNothing
            + " Columns sku, date, quantity, unitPrice, channel, stockout; a key (sku, date, channel) that is stored is overwritten. Unknown SKUs become products. With Prefer: respond-async the answer is 202 once the file has come, and its rows are taken in in the background: look at Location until its status is not running. A file with bad rows is 422, and the problem has what this answers under import.",
        ["exportProducts"] = Plain,
        ["exportBoms"] = Plain,
        ["exportPlanning"] = Plain,
        ["exportSales"] = Plain,
        ["getSales"] =
            "Months without sales count as 0 from the product's first sale to the last complete month of the data.",
        ["startForecastRun"] =
            "Answers 202 at once; look at Location until the status is succeeded. One run works at a time, others wait. Readers see the old forecasts until all of the new ones are there, then those of this run, whatever its asOf and horizon: a look back is followed by a run as of the last month.",
        ["listForecastRuns"] = "With progress, models used and failures.",
        ["getForecastRun"] = "Retry-After says when to look again while it works.",
        ["cancelForecastRun"] = "What it has done so far was never visible and stays so.",
        ["listForecasts"] =
            "Of the latest successful run, overrides included: their model reads override, and the statistical forecast stands beside them.",
        ["exportForecasts"] = "All products and months of the run, sent as they are read.",
        ["exportForecastsNdjson"] =
            "The same as a JSON object per line, with the statistical forecast beside each override.",
        ["getProductForecast"] =
            "With the whole history, the model chosen, and its errors in the rolling-origin backtest.",
        ["getForecastSummary"] =
            "Added up over products; by=component goes through the bills of materials and says what to buy.",
        ["previewForecast"] = "Stores nothing. Models names those to choose from; null = all.",
        ["listForecastChanges"] =
            "Of the months that both runs forecast, the largest first, with the causes: new months, changed sales, another model, an override, settings.",
        ["getForecastWaterfall"] =
            "A row per official snapshot, newest first, a column per month, the sales on top.",
        ["listForecastStability"] =
            "How far a month's forecast moves from one official snapshot to the next.",
        ["listAccuracy"] =
            "Error = forecast − demand. backtest: the latest run's rolling origins; live: official snapshots against the sales that came. A measure that cannot be given is null, and the counts say what was left out.",
        ["getProductAccuracy"] = "As a whole, by lead and by month.",
        ["exportAccuracy"] = "The groups as a table.",
        ["exportAccuracyPoints"] = "A row per origin and month: what every measure is made of.",
        ["exportAccuracyPointsNdjson"] = "The same as a JSON object per line.",
        ["listOverrides"] = "Also those that were removed, expired or are over.",
        ["getOverride"] = "With the warnings that speak against it.",
        ["putOverride"] =
            "Replaces the published forecast of the month; the models' own stays beside it and is what the override's value added is measured against. Small and upward ones are warned about, with the evidence.",
        ["deleteOverride"] = "The models' forecast is published again.",
        ["listExceptions"] =
            "Ranked by money at stake × surprise, after the latest run that was reviewed.",
        ["getException"] = "With its state and the note on it.",
        ["setExceptionState"] =
            "It closes by itself when its condition goes, and opens anew if it comes back.",
        ["createPlan"] =
            "Every strategy that applies is planned and priced by the same function; optimal is proven, or says its gap. With Prefer: respond-async the answer is 202 and the plan is computed in the background: look at Location until its status is done. dryRun=true stores nothing.",
        ["listPlans"] = "Without the months; the newest first.",
        ["getPlan"] = "The answer as it was given, and which strategy is carried out.",
        ["deletePlan"] = "One that is being computed is cancelled.",
        ["exportPlan"] = "A row per month and product.",
        ["comparePlans"] = "The plans of up to 20 requests side by side.",
        ["getAcceptedPlan"] = "Null where none is.",
        ["acceptPlan"] = "Replaces the one before; it must be feasible.",
        ["getPlanActuals"] = "Month by month, as far as sales have come.",
        ["compareSources"] =
            "Per volume the cost of making it and of each supplier, and the volumes where the cheapest changes.",
        ["getProductPlanning"] =
            "What a plan takes for the product where its request says nothing.",
        ["putProductPlanning"] = "Everything that the body leaves out gets its default.",
        ["getPlanningDefaults"] = "Empty before any were stored.",
        ["putPlanningDefaults"] = "They complete requests that leave them out.",
    };

    public static string? Of(string? operationId) => Texts.GetValueOrDefault(operationId ?? "");
}
