-- The trace of the request that asked for a run: what the job does later belongs to it.
ALTER TABLE ForecastRuns ADD TraceParent varchar(60) NULL;
