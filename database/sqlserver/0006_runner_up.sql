-- The best of what a run did not choose for a product, by its backtest.
ALTER TABLE ForecastProducts ADD RunnerUp varchar(50) NULL;
ALTER TABLE ForecastProducts ADD RunnerUpMase float NULL;
