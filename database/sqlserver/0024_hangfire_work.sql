-- Breaking: Hangfire executes the background work, and these tables hold its state only. No node of an earlier version
-- may run on the database any more.

-- How often a step was started, and how often the database refused it while it answered.
ALTER TABLE ForecastRuns ADD Attempts int NOT NULL CONSTRAINT DF_ForecastRuns_Attempts DEFAULT 0;
ALTER TABLE ForecastRuns ADD DatabaseErrors int NOT NULL CONSTRAINT DF_ForecastRuns_DatabaseErrors DEFAULT 0;
ALTER TABLE ForecastBatches ADD Attempts int NOT NULL CONSTRAINT DF_ForecastBatches_Attempts DEFAULT 0;
ALTER TABLE Imports ADD Attempts int NOT NULL CONSTRAINT DF_Imports_Attempts DEFAULT 0;
ALTER TABLE Plans ADD Attempts int NOT NULL CONSTRAINT DF_Plans_Attempts DEFAULT 0;
ALTER TABLE Plans ADD DatabaseErrors int NOT NULL CONSTRAINT DF_Plans_DatabaseErrors DEFAULT 0;
GO

UPDATE ForecastRuns SET DatabaseErrors = Troubles;
UPDATE ForecastBatches SET Attempts = LostClaims;
UPDATE ForecastBatches SET Status = 'pending' WHERE Status = 'claimed';
UPDATE Imports SET Attempts = LostClaims;
UPDATE Plans SET Attempts = LostClaims;
UPDATE Plans SET DatabaseErrors = Troubles;
UPDATE ForecastRuns SET Status = 'deleting' WHERE Status = 'thinned';
GO

ALTER TABLE ForecastRuns DROP CONSTRAINT DF_ForecastRuns_Troubles;
ALTER TABLE ForecastRuns DROP COLUMN Token;
ALTER TABLE ForecastRuns DROP COLUMN Troubles;
ALTER TABLE ForecastBatches DROP CONSTRAINT DF_ForecastBatches_LostClaims;
ALTER TABLE ForecastBatches DROP COLUMN Owner;
ALTER TABLE ForecastBatches DROP COLUMN Token;
ALTER TABLE ForecastBatches DROP COLUMN ClaimedUntil;
ALTER TABLE ForecastBatches DROP COLUMN LostClaims;
ALTER TABLE Imports DROP CONSTRAINT DF_Imports_LostClaims;
ALTER TABLE Imports DROP COLUMN ClaimedBy;
ALTER TABLE Imports DROP COLUMN ClaimedUntil;
ALTER TABLE Imports DROP COLUMN LostClaims;
ALTER TABLE Plans DROP CONSTRAINT DF_Plans_LostClaims;
ALTER TABLE Plans DROP CONSTRAINT DF_Plans_Troubles;
ALTER TABLE Plans DROP COLUMN ClaimedBy;
ALTER TABLE Plans DROP COLUMN ClaimedUntil;
ALTER TABLE Plans DROP COLUMN LostClaims;
ALTER TABLE Plans DROP COLUMN Troubles;
DROP TABLE Leases;

-- Products that a plan is made for; small plans do not wait behind large ones. Null where it is not known.
ALTER TABLE Plans ADD Products int NULL;

-- At most one run at a time.
CREATE UNIQUE INDEX UX_ForecastRuns_Running ON ForecastRuns (Status) WHERE Status = 'running';

-- The models that learn from all products, trained once for a run and loaded for each batch; gone with the run's end.
CREATE TABLE RunModels (
    RunNumber int NOT NULL,
    PartNumber int NOT NULL,
    Body varbinary(max) NOT NULL,
    CONSTRAINT PK_RunModels PRIMARY KEY (RunNumber, PartNumber),
    CONSTRAINT FK_RunModels_Run FOREIGN KEY (RunNumber) REFERENCES ForecastRuns (RunNumber)
);
