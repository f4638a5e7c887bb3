using ForecastApi.Benchmarks;

return args switch
{
    ["accuracy", var folder] => AccuracyCommand.Run(folder),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: dotnet run -c Release --project tests/ForecastApi.Benchmarks -- COMMAND
          accuracy FOLDER   forecast errors of every model on the series of FOLDER
        """
    );
    return 2;
}
