-- The best of what a run did not choose for a product, by its backtest.
ALTER TABLE ForecastProducts ADD COLUMN RunnerUp TEXT NULL;
ALTER TABLE ForecastProducts ADD COLUMN RunnerUpMase REAL NULL;
