-- How often work was taken over from a process that was gone: what ends its process every time is not tried for ever.
ALTER TABLE ForecastBatches ADD COLUMN LostClaims INTEGER NOT NULL DEFAULT 0;
ALTER TABLE Imports ADD COLUMN LostClaims INTEGER NOT NULL DEFAULT 0;
ALTER TABLE Plans ADD COLUMN LostClaims INTEGER NOT NULL DEFAULT 0;

-- Of a lease: how often in a row.
ALTER TABLE Leases ADD COLUMN LostClaims INTEGER NOT NULL DEFAULT 0;
