-- Any process works on a run's batches: each is claimed for a while, and passes to another when its claim is not renewed.
ALTER TABLE ForecastBatches ADD ClaimedUntil datetime2(3) NULL;
