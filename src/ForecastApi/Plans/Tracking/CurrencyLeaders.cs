namespace ForecastApi.Plans.Tracking;

/// <summary>The best feasible plan by objective over all requests of one currency; the first listed on a tie, null if none is feasible.</summary>
/// <param name="Cost">Lowest total cost.</param>
/// <param name="Profit">Highest profit.</param>
/// <param name="Service">Highest service level.</param>
/// <param name="Inventory">Lowest average inventory.</param>
/// <param name="RateChange">Smallest change of the production rate.</param>
/// <param name="WorkforceChange">Fewest workers hired and laid off.</param>
/// <param name="Utilisation">Highest utilisation of the regular hours.</param>
/// <param name="PeakFunding">Lowest peak of cumulative cash out less revenue.</param>
public sealed record CurrencyLeaders(
    string Currency,
    LeadingPlan? Cost,
    LeadingPlan? Profit,
    LeadingPlan? Service,
    LeadingPlan? Inventory,
    LeadingPlan? RateChange,
    LeadingPlan? WorkforceChange,
    LeadingPlan? Utilisation,
    LeadingPlan? PeakFunding
);
