using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;

namespace ForecastApi.Forecasting.Pooled.Trees;

/// <summary>
/// Gradient-boosted regression trees: Ke and others (2017), "LightGBM: a highly efficient gradient boosting decision
/// tree", Advances in Neural Information Processing Systems 30. One thread and a fixed seed, so that the same rows give
/// bit-identical trees.
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
    /// Whether LightGBM's native library can be loaded: its package supports x64 only, and on Linux it needs glibc and
    /// libgomp1.
    /// </summary>
    public static bool IsAvailable => Available.Value;

    /// <summary>Creates the schema by which Microsoft.ML reads rows.</summary>
    /// <param name="features">The number of features in a row.</param>
    public static SchemaDefinition Schema(int features)
    {
        var schema = SchemaDefinition.Create(typeof(TreeRow));
        schema[nameof(TreeRow.Features)].ColumnType = new VectorDataViewType(
            NumberDataViewType.Single,
            features
        );
        return schema;
    }

    /// <summary>Trains the trees.</summary>
    /// <param name="context">The ML.NET context.</param>
    /// <param name="rows">At least one, all of the same length.</param>
    /// <param name="seed">The seed of the feature selection of each tree.</param>
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
