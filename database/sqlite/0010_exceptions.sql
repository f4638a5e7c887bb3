-- What a run was made with, as JSON, and when its exceptions were found: a run that was killed in between has none yet.
ALTER TABLE ForecastRuns ADD COLUMN Settings TEXT NULL;
ALTER TABLE ForecastRuns ADD COLUMN ReviewedAt TEXT NULL;

-- Hashes of the history a product was trained on, newest first: up to the run's last month, up to the month before, ...
ALTER TABLE ForecastProducts ADD COLUMN Fingerprints TEXT NULL;

-- What stands out in the latest run, a row a product and rule; a condition that has gone is there once more, resolved.
CREATE TABLE Exceptions (
    ProductId INTEGER NOT NULL,
    RuleName TEXT NOT NULL,
    RunNumber INTEGER NOT NULL,
    Place INTEGER NOT NULL,
    Severity TEXT NOT NULL,
    Value REAL NULL,
    Threshold REAL NULL,
    Month TEXT NOT NULL,
    Detail TEXT NOT NULL,
    Quantity INTEGER NOT NULL,
    Money INTEGER NULL,
    Surprise REAL NOT NULL,
    Holds INTEGER NOT NULL,
    State TEXT NOT NULL,
    Note TEXT NULL,
    Author TEXT NULL,
    Since TEXT NOT NULL,
    ChangedAt TEXT NOT NULL,
    CONSTRAINT PK_Exceptions PRIMARY KEY (ProductId, RuleName),
    CONSTRAINT FK_Exceptions_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE INDEX IX_Exceptions_Place ON Exceptions (Place);

INSERT INTO Locks (Name, Taken) VALUES ('exceptions', 0);
