-- What follows the publication of a run was done then; null while it was not.
ALTER TABLE ForecastRuns ADD FollowedAt datetime2(3) NULL;

-- The trace of the request that asked for an import or a plan: what is done later belongs to it.
ALTER TABLE Imports ADD TraceParent varchar(60) NULL;
ALTER TABLE Plans ADD TraceParent varchar(60) NULL;

-- How often the database refused a piece of work while it answered.
ALTER TABLE Plans ADD Troubles int NOT NULL CONSTRAINT DF_Plans_Troubles DEFAULT 0;
ALTER TABLE ForecastRuns ADD Troubles int NOT NULL CONSTRAINT DF_ForecastRuns_Troubles DEFAULT 0;

-- The order in which imports were accepted, by no clock: they are taken in so.
ALTER TABLE Imports ADD AcceptedNumber bigint NULL;
