-- A batch is read by its number: without an index each reads the whole run
CREATE INDEX IX_ForecastProducts_Batch ON ForecastProducts (RunNumber, BatchNumber, ProductId);
