-- (RemovedAsOf is read no more; it stays for services of the version before, which may still be running.)
-- Under which run an override was set and removed: a snapshot is read with what stood before the next one was published.
ALTER TABLE Overrides ADD COLUMN SetRun INTEGER NOT NULL DEFAULT 0;
ALTER TABLE Overrides ADD COLUMN RemovedRun INTEGER NULL;

UPDATE Overrides SET SetRun = COALESCE(
    (SELECT MAX(r.RunNumber) FROM ForecastRuns r WHERE r.Status = 'succeeded' AND r.FinishedAt <= Overrides.CreatedAt), 0);
UPDATE Overrides SET RemovedRun = COALESCE(
    (SELECT MAX(r.RunNumber) FROM ForecastRuns r WHERE r.Status = 'succeeded' AND r.FinishedAt <= Overrides.RemovedAt), 0)
WHERE RemovedAt IS NOT NULL;
