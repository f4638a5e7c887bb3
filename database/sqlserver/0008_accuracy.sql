-- The official snapshot of an asOf is its first successful run; live accuracy judges it.
ALTER TABLE ForecastRuns ADD Official int NOT NULL CONSTRAINT DF_ForecastRuns_Official DEFAULT 0;
GO

UPDATE ForecastRuns SET Official = 1
WHERE RunNumber IN (SELECT MIN(RunNumber) FROM ForecastRuns WHERE Status = 'succeeded' GROUP BY AsOf);

-- What a product's errors are scaled and grouped by, as known when the run was made.
ALTER TABLE ForecastProducts ADD DemandClass varchar(20) NULL;
ALTER TABLE ForecastProducts ADD YearQuantity decimal(19, 6) NULL;
ALTER TABLE ForecastProducts ADD Variation float NULL;
ALTER TABLE ForecastProducts ADD AbsoluteScale float NULL;
ALTER TABLE ForecastProducts ADD SquaredScale float NULL;

-- The seasonal naive forecast from the same origin: what every forecast's value added is measured against.
ALTER TABLE Forecasts ADD Benchmark decimal(19, 6) NULL;

-- The rolling-origin backtest of the latest run, point by point.
CREATE TABLE BacktestPoints (
    RunNumber int NOT NULL,
    ProductId int NOT NULL,
    Origin date NOT NULL,
    Month date NOT NULL,
    Demand decimal(19, 6) NOT NULL,
    Quantity decimal(19, 6) NOT NULL,
    Lower80 decimal(19, 6) NOT NULL,
    Upper80 decimal(19, 6) NOT NULL,
    Lower95 decimal(19, 6) NOT NULL,
    Upper95 decimal(19, 6) NOT NULL,
    Benchmark decimal(19, 6) NOT NULL,
    AbsoluteScale float NULL,
    SquaredScale float NULL,
    CONSTRAINT PK_BacktestPoints PRIMARY KEY (RunNumber, ProductId, Origin, Month)
);
