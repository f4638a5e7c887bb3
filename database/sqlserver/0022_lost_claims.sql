-- How often work was taken over from a process that was gone: what ends its process every time is not tried for ever.
ALTER TABLE ForecastBatches ADD LostClaims int NOT NULL CONSTRAINT DF_ForecastBatches_LostClaims DEFAULT 0;
ALTER TABLE Imports ADD LostClaims int NOT NULL CONSTRAINT DF_Imports_LostClaims DEFAULT 0;
ALTER TABLE Plans ADD LostClaims int NOT NULL CONSTRAINT DF_Plans_LostClaims DEFAULT 0;

-- Of a lease: how often in a row.
ALTER TABLE Leases ADD LostClaims int NOT NULL CONSTRAINT DF_Leases_LostClaims DEFAULT 0;
