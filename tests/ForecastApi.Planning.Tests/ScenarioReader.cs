using System.Globalization;
using System.Text.Json.Nodes;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Tests;

/// <summary>Reads a scenario's request, in the format of the API, into the engine's input.</summary>
internal static class ScenarioReader
{
    public static PlanInput Input(JsonNode request)
    {
        var demand = request["demand"]!.AsObject();
        var months = demand.First().Value!.AsArray().Count;
        return new()
        {
            Start = DateOnly.ParseExact(
                (string)request["start"]! + "-01",
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture
            ),
            Months = months,
            Objective = Name<PlanObjective>(request["objective"]),
            Parts = Name<PartsPolicy>(request["parts"]),
            Products = [.. request["products"]!.AsArray().Select(p => Product(p!, demand, months))],
            Workforce = request["workforce"] is { } w ? Workforce(w, months) : null,
            Resources =
            [
                .. (request["resources"]?.AsArray() ?? []).Select(r => Resource(r!, months)),
            ],
            Suppliers =
            [
                .. (request["suppliers"]?.AsArray() ?? []).Select(s => Supplier(s!, months)),
            ],
            Components =
            [
                .. (request["components"]?.AsArray() ?? []).Select(c => Component(c!, months)),
            ],
            Bills = (request["bills"]?.AsObject() ?? []).ToDictionary(
                b => b.Key,
                b => (IReadOnlyList<BillLine>)[.. b.Value!.AsObject().Select(Line)]
            ),
        };
    }

    public static StrategyChoice Choice(JsonNode node) =>
        new(
            Name<StrategyName>(node["strategy"]),
            (decimal?)node["workers"],
            node["rounding"] is null ? null : Name<WorkerRounding>(node["rounding"])
        );

    private static BillLine Line(KeyValuePair<string, JsonNode?> line) =>
        line.Value is JsonObject detail
            ? new(line.Key, (decimal)detail["quantity"]!, (decimal)detail["scrapRate"]!)
            : new(line.Key, (decimal)line.Value!, 0);

    private static PlanProduct Product(JsonNode p, JsonObject demand, int months) =>
        new()
        {
            Sku = (string)p["sku"]!,
            Demand = Monthly(demand[(string)p["sku"]!], months)!,
            UnitPrice = OrZero(p["unitPrice"], months),
            MaterialCost = Monthly(p["materialCost"], months),
            LabourHoursPerUnit = (decimal?)p["labourHoursPerUnit"] ?? 0,
            HoldingCost = OrZero(p["holdingCost"], months),
            HoldingBasis = Name<HoldingBasis>(p["holdingBasis"]),
            BackorderCost = Monthly(p["backorderCost"], months),
            LostSaleCost = Monthly(p["lostSaleCost"], months),
            OpeningStock = (decimal?)p["openingStock"] ?? 0,
            OpeningBackorders = (decimal?)p["openingBackorders"] ?? 0,
            ClosingStock = (decimal?)p["closingStock"],
            SafetyStock = OrZero(p["safetyStock"], months),
            MaxStock = Monthly(p["maxStock"], months),
            MaxProduction = Monthly(p["maxProduction"], months),
            SetupCost = Monthly(p["setupCost"], months),
            SetupHours = (decimal?)p["setupHours"] ?? 0,
            MinBatch = (decimal?)p["minBatch"] ?? 0,
        };

    private static PlanWorkforce Workforce(JsonNode w, int months) =>
        new()
        {
            OpeningWorkers = (decimal?)w["openingWorkers"],
            MinWorkers = Monthly(w["minWorkers"], months),
            MaxWorkers = Monthly(w["maxWorkers"], months),
            WholeWorkers = (bool?)w["wholeWorkers"] ?? true,
            HoursPerDay = OrZero(w["hoursPerDay"], months),
            WorkingDays = OrZero(w["workingDays"], months),
            RegularRate = (decimal?)w["regularRate"] ?? 0,
            OvertimeRate = (decimal?)w["overtimeRate"],
            LabourPaid = Name<LabourPaid>(w["labourPaid"]),
            IdleAllowed = (bool?)w["idleAllowed"] ?? true,
            MaxOvertimeHoursPerWorker = Monthly(w["maxOvertimeHoursPerWorker"], months),
            MaxOvertimeHours = Monthly(w["maxOvertimeHours"], months),
            HireCost = (decimal?)w["hireCost"] ?? 0,
            LayoffCost = (decimal?)w["layoffCost"] ?? 0,
            RateIncreaseCost = (decimal?)w["rateIncreaseCost"] ?? 0,
            RateDecreaseCost = (decimal?)w["rateDecreaseCost"] ?? 0,
        };

    private static PlanResource Resource(JsonNode r, int months) =>
        new()
        {
            Id = (string)r["id"]!,
            HoursPerUnit = r["hoursPerUnit"]!
                .AsObject()
                .ToDictionary(h => h.Key, h => (decimal)h.Value!, StringComparer.Ordinal),
            OpeningMachines = OrZero(r["openingMachines"], months),
            HoursPerMachine = OrZero(r["hoursPerMachine"], months),
            OperatingCostPerHour = (decimal?)r["operatingCostPerHour"] ?? 0,
            PurchaseCost = (decimal?)r["purchaseCost"],
            PurchaseLeadTime = (int?)r["purchaseLeadTime"] ?? 0,
            MaxPurchases = (int?)r["maxPurchases"],
        };

    private static PlanSupplier Supplier(JsonNode s, int months) =>
        new()
        {
            Id = (string)s["id"]!,
            Sku = (string)s["sku"]!,
            UnitCost = (decimal?)s["unitCost"] ?? 0,
            ToolingCost = (decimal?)s["toolingCost"] ?? 0,
            OrderCost = (decimal?)s["orderCost"] ?? 0,
            MinQuantity = OrZero(s["minQuantity"], months),
            MaxQuantity = Monthly(s["maxQuantity"], months),
            LeadTime = (int?)s["leadTime"] ?? 0,
            PriceBreaks =
            [
                .. (s["priceBreaks"]?.AsArray() ?? []).Select(b => new PriceBreak(
                    (decimal)b!["from"]!,
                    (decimal)b["unitCost"]!
                )),
            ],
        };

    private static PlanComponent Component(JsonNode c, int months) =>
        new()
        {
            Sku = (string)c["sku"]!,
            UnitCost = (decimal?)c["unitCost"] ?? 0,
            LeadTime = (int?)c["leadTime"] ?? 0,
            OpeningStock = (decimal?)c["openingStock"] ?? 0,
            MinOrder = (decimal?)c["minOrder"] ?? 0,
            OrderMultiple = (decimal?)c["orderMultiple"] ?? 0,
            Receipts = Monthly(c["receipts"], months),
        };

    private static T Name<T>(JsonNode? node)
        where T : struct, Enum =>
        node is null ? default : Enum.Parse<T>((string)node!, ignoreCase: true);

    private static decimal[] OrZero(JsonNode? node, int months) =>
        Monthly(node, months) ?? new decimal[months];

    private static decimal[]? Monthly(JsonNode? node, int months) =>
        node switch
        {
            null => null,
            JsonArray values => [.. values.Select(v => v!.GetValue<decimal>())],
            _ => [.. Enumerable.Repeat(node.GetValue<decimal>(), months)],
        };
}
