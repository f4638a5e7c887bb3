using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Validation;

/// <summary>Validates the requested strategies.</summary>
internal static class StrategyProblems
{
    public static void Check(
        ProblemList list,
        PlanInput input,
        IReadOnlyList<StrategyChoice>? strategies
    )
    {
        if (strategies is { Count: 0 })
            list.Add("strategies", "The list is empty; omit it to plan all strategies that apply.");
        if (strategies?.Count > PlanProblems.MaxStrategies)
        {
            list.Add(
                "strategies",
                $"There are {ProblemList.Index(strategies.Count)} strategies; send at most {ProblemList.Index(PlanProblems.MaxStrategies)}."
            );
            return;
        }
        for (var i = 0; i < strategies?.Count; i++)
            Check(list, input, strategies[i], $"strategies[{ProblemList.Index(i)}]");
    }

    private static void Check(ProblemList list, PlanInput input, StrategyChoice choice, string path)
    {
        var whole = input.Workforce?.WholeWorkers == true;
        list.Number($"{path}.workers", choice.Workers);
        if (choice.Workers is { } workers)
        {
            if (!HasWorkers(choice.Strategy))
                list.Add($"{path}.workers", "Only the level strategies take a number of workers.");
            else if (whole && !decimal.IsInteger(workers))
                list.Add(
                    $"{path}.workers",
                    "The number is not an integer; set workforce.wholeWorkers to false to plan fractional workers."
                );
        }
        if (choice.Rounding is { } rounding)
        {
            if (choice.Strategy != StrategyName.Chase)
                list.Add($"{path}.rounding", "Only the chase strategy takes a rounding.");
            else if (whole && rounding == WorkerRounding.None)
                list.Add(
                    $"{path}.rounding",
                    "Without rounding, workers are fractional; set workforce.wholeWorkers to false."
                );
        }
    }

    private static bool HasWorkers(StrategyName strategy) =>
        strategy
            is StrategyName.Level
                or StrategyName.LevelWithSubcontract
                or StrategyName.LevelWithOvertime;
}
