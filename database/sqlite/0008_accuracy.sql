-- The official snapshot of an asOf is its first successful run; live accuracy judges it.
ALTER TABLE ForecastRuns ADD COLUMN Official INTEGER NOT NULL DEFAULT 0;

UPDATE ForecastRuns SET Official = 1
WHERE RunNumber IN (SELECT MIN(RunNumber) FROM ForecastRuns WHERE Status = 'succeeded' GROUP BY AsOf);

-- What a product's errors are scaled and grouped by, as known when the run was made.
ALTER TABLE ForecastProducts ADD COLUMN DemandClass TEXT NULL;
ALTER TABLE ForecastProducts ADD COLUMN YearQuantity INTEGER NULL;
ALTER TABLE ForecastProducts ADD COLUMN Variation REAL NULL;
ALTER TABLE ForecastProducts ADD COLUMN AbsoluteScale REAL NULL;
ALTER TABLE ForecastProducts ADD COLUMN SquaredScale REAL NULL;

-- The seasonal naive forecast from the same origin: what every forecast's value added is measured against.
ALTER TABLE Forecasts ADD COLUMN Benchmark INTEGER NULL;

-- The rolling-origin backtest of the latest run, point by point.
CREATE TABLE BacktestPoints (
    RunNumber INTEGER NOT NULL,
    ProductId INTEGER NOT NULL,
    Origin TEXT NOT NULL,
    Month TEXT NOT NULL,
    Demand INTEGER NOT NULL,
    Quantity INTEGER NOT NULL,
    Lower80 INTEGER NOT NULL,
    Upper80 INTEGER NOT NULL,
    Lower95 INTEGER NOT NULL,
    Upper95 INTEGER NOT NULL,
    Benchmark INTEGER NOT NULL,
    AbsoluteScale REAL NULL,
    SquaredScale REAL NULL,
    CONSTRAINT PK_BacktestPoints PRIMARY KEY (RunNumber, ProductId, Origin, Month)
) WITHOUT ROWID;
