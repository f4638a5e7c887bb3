-- Who may do what only one may do: held until ExpiresAt, fenced by a token that only grows.
CREATE TABLE Leases (
    Name TEXT NOT NULL,
    Owner TEXT NOT NULL,
    Token INTEGER NOT NULL,
    ExpiresAt TEXT NOT NULL,
    CONSTRAINT PK_Leases PRIMARY KEY (Name)
);

INSERT INTO Leases (Name, Owner, Token, ExpiresAt) VALUES ('forecastRun', '', 0, '2000-01-01 00:00:00.000');

CREATE TABLE ForecastRuns (
    RunNumber INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    RunId TEXT NOT NULL,
    Status TEXT NOT NULL,
    StartedBy TEXT NOT NULL,
    AsOf TEXT NOT NULL,
    Horizon INTEGER NOT NULL,
    Token INTEGER NOT NULL,
    FailureReason TEXT NULL,
    CreatedAt TEXT NOT NULL,
    StartedAt TEXT NULL,
    FinishedAt TEXT NULL,
    CONSTRAINT UQ_ForecastRuns_RunId UNIQUE (RunId)
);

CREATE INDEX IX_ForecastRuns_Status ON ForecastRuns (Status, RunNumber);

-- The work of a run, claimed and completed here: products of one batch are saved in one transaction.
CREATE TABLE ForecastBatches (
    RunNumber INTEGER NOT NULL,
    BatchNumber INTEGER NOT NULL,
    Status TEXT NOT NULL,
    Owner TEXT NOT NULL,
    Token INTEGER NOT NULL,
    Products INTEGER NOT NULL,
    Failed INTEGER NOT NULL,
    CONSTRAINT PK_ForecastBatches PRIMARY KEY (RunNumber, BatchNumber),
    CONSTRAINT FK_ForecastBatches_Run FOREIGN KEY (RunNumber) REFERENCES ForecastRuns (RunNumber)
) WITHOUT ROWID;

-- The products of a run, and once their batch is saved what was chosen for each and how it did.
CREATE TABLE ForecastProducts (
    RunNumber INTEGER NOT NULL,
    ProductId INTEGER NOT NULL,
    BatchNumber INTEGER NOT NULL,
    Model TEXT NULL,
    FailureReason TEXT NULL,
    Mase REAL NULL,
    Smape REAL NULL,
    Wape REAL NULL,
    Bias REAL NULL,
    Coverage80 REAL NULL,
    Coverage95 REAL NULL,
    CONSTRAINT PK_ForecastProducts PRIMARY KEY (RunNumber, ProductId),
    CONSTRAINT FK_ForecastProducts_Run FOREIGN KEY (RunNumber) REFERENCES ForecastRuns (RunNumber),
    CONSTRAINT FK_ForecastProducts_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId)
) WITHOUT ROWID;

CREATE TABLE Forecasts (
    RunNumber INTEGER NOT NULL,
    ProductId INTEGER NOT NULL,
    Month TEXT NOT NULL,
    Quantity INTEGER NOT NULL,
    Lower80 INTEGER NOT NULL,
    Upper80 INTEGER NOT NULL,
    Lower95 INTEGER NOT NULL,
    Upper95 INTEGER NOT NULL,
    CONSTRAINT PK_Forecasts PRIMARY KEY (RunNumber, ProductId, Month),
    CONSTRAINT FK_Forecasts_Product FOREIGN KEY (RunNumber, ProductId) REFERENCES ForecastProducts (RunNumber, ProductId)
) WITHOUT ROWID;
