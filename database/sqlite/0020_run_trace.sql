-- The trace of the request that asked for a run: what the job does later belongs to it.
ALTER TABLE ForecastRuns ADD COLUMN TraceParent TEXT NULL;
