using ForecastApi.Benchmarks;
using ForecastApi.Benchmarks.LotSizing;

return args switch
{
    ["accuracy", var folder] => AccuracyCommand.Run(folder),
    ["import", .. var options] => await ImportCommand.RunAsync(options),
    ["run", .. var sizes] => await RunCommand.RunAsync(sizes),
    ["read", .. var sizes] => await ReadCommand.RunAsync(sizes),
    ["nodes", .. var sizes] => await NodesCommand.RunAsync(sizes),
    ["plan"] => await PlanCommand.RunAsync(),
    ["lots", _, ..] => LotsCommand.Run(args[1..]),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: dotnet run -c Release --project tests/ForecastApi.Benchmarks -- COMMAND
          accuracy FOLDER   forecast errors of every model on the series of FOLDER
          import [ROWS] [sku|month]
                            rate of the sales import beside the bare provider's, rows in this order
          run [PRODUCTS ...]
                            a night for each number of made-up products: import, run, reads, memory
          read [PRODUCTS] [NIGHTS]
                            one product's forecast beside a constant string, with so many nightly runs stored
          nodes [PRODUCTS] [WORKERS]
                            a forecast run by one worker process and by more
          plan              made-up factories planned: time, proof, and the service beside its solver
          lots PATH ... [--seconds N]
                            public lot-sizing instances (.DAT files or folders of them): cost, bound, known value
        FORECASTAPI_TEST_SQLSERVER with a connection string has import and nodes measured there.
        """
    );
    return 2;
}
