using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Costing;

/// <summary>One resource in one month, derived from the decisions: machines in use and their hours.</summary>
internal readonly record struct MachineMonth(
    decimal Machines,
    decimal Bought,
    decimal Used,
    decimal Available
)
{
    /// <summary>Hours used divided by hours available; 0 if no hours are available.</summary>
    public decimal Utilisation => Available == 0 ? 0 : Tolerance.Round(Used / Available);

    /// <summary>Computes every resource in every month, by resource and month.</summary>
    public static MachineMonth[][] Compute(PlanInput input, PlanDecisions decisions) =>
        [
            .. input.Resources.Select(
                (resource, r) => Compute(input, decisions, resource, decisions.Bought[r])
            ),
        ];

    private static MachineMonth[] Compute(
        PlanInput input,
        PlanDecisions decisions,
        PlanResource resource,
        decimal[] bought
    )
    {
        (int Product, decimal Hours)[] users =
        [
            .. input
                .Products.Select((p, i) => (i, resource.HoursOf(p.Sku)))
                .Where(user => user.Item2 > 0),
        ];
        var months = new MachineMonth[input.Months];
        var arrived = 0m;
        for (var t = 0; t < months.Length; t++)
        {
            if (t >= resource.PurchaseLeadTime)
                arrived += bought[t - resource.PurchaseLeadTime];
            var machines = resource.OpeningMachines[t] + arrived;
            var available = machines * resource.HoursPerMachine[t];
            var used = users.Sum(u =>
                (u.Hours * decisions.Made(u.Product, t)) + decisions.SetupHours(input, u.Product, t)
            );
            var error = users.Sum(u =>
                decisions.Made(u.Product, t) > 0 ? u.Hours * Tolerance.OfQuantity : 0
            );
            used = Tolerance.Cap(Tolerance.Snap(used, available), available, error);
            months[t] = new(machines, bought[t], used, available);
        }
        return months;
    }
}
