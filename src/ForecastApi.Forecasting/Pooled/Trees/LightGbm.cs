using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;

namespace ForecastApi.Forecasting.Pooled.Trees;

/// <summary>
/// Gradient-boosted regression trees: Ke and others (2017), "LightGBM: a highly efficient gradient boosting decision
/// tree", Advances in Neural Information Processing Systems 30. On one thread and from a seed, so that the same rows
/// give the same trees to the last bit.
/// </summary>
internal static class LightGbm
{
    private static readonly Lazy<bool> Available = new(() =>
        NativeLibrary.TryLoad(
            "lib_lightgbm",
            typeof(LightGbmRegressionTrainer).Assembly,
            searchPath: null,
            out _
        )
    );

    /// <summary>
    /// Whether LightGBM's native library loads here: its package has one for x64 only, and on Linux that one needs
    /// glibc and libgomp1.
    /// </summary>
    public static bool IsAvailable => Available.Value;

    /// <summary>How Microsoft.ML is to read rows.</summary>
    /// <param name="features">Numbers in a row.</param>
    public static SchemaDefinition Schema(int features)
    {
        var schema = SchemaDefinition.Create(typeof(TreeRow));
        schema[nameof(TreeRow.Features)].ColumnType = new VectorDataViewType(
            NumberDataViewType.Single,
            features
        );
        return schema;
    }

    /// <summary>Trains.</summary>
    /// <param name="context">Whose log goes nowhere.</param>
    /// <param name="rows">At least one, all of the same length.</param>
    /// <param name="seed">Seed of the features that each tree may split on.</param>
    public static RegressionPredictionTransformer<LightGbmRegressionModelParameters> Fit(
        MLContext context,
        IReadOnlyList<TreeRow> rows,
        int seed
    )
    {
        var data = context.Data.LoadFromEnumerable(rows, Schema(rows[0].Features.Length));
        return context
            .Regression.Trainers.LightGbm(
                new LightGbmRegressionTrainer.Options
                {
                    LabelColumnName = nameof(TreeRow.Label),
                    FeatureColumnName = nameof(TreeRow.Features),
                    NumberOfIterations = 100,
                    LearningRate = 0.08,
                    NumberOfLeaves = 31,
                    MinimumExampleCountPerLeaf = 50,
                    MaximumBinCountPerFeature = 63,
                    UseCategoricalSplit = false,
                    HandleMissingValue = false,
                    NumberOfThreads = 1,
                    Seed = seed,
                    Deterministic = true,
                    Silent = true,
                    Booster = new GradientBooster.Options
                    {
                        FeatureFraction = 0.7,
                        L2Regularization = 1,
                    },
                }
            )
            .Fit(data);
    }
}
