-- What follows the publication of a run was done then; null while it was not.
ALTER TABLE ForecastRuns ADD COLUMN FollowedAt TEXT NULL;

-- The trace of the request that asked for an import or a plan: what is done later belongs to it.
ALTER TABLE Imports ADD COLUMN TraceParent TEXT NULL;
ALTER TABLE Plans ADD COLUMN TraceParent TEXT NULL;

-- How often the database refused a piece of work while it answered.
ALTER TABLE Plans ADD COLUMN Troubles INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ForecastRuns ADD COLUMN Troubles INTEGER NOT NULL DEFAULT 0;

-- The order in which imports were accepted, by no clock: they are taken in so.
ALTER TABLE Imports ADD COLUMN AcceptedNumber INTEGER NULL;
