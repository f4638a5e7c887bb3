-- Who may do what only one may do: held until ExpiresAt, fenced by a token that only grows.
CREATE TABLE Leases (
    Name varchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Owner nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Token bigint NOT NULL,
    ExpiresAt datetime2(3) NOT NULL,
    CONSTRAINT PK_Leases PRIMARY KEY (Name)
);

INSERT INTO Leases (Name, Owner, Token, ExpiresAt) VALUES ('forecastRun', '', 0, '2000-01-01');

CREATE TABLE ForecastRuns (
    RunNumber int IDENTITY(1, 1) NOT NULL,
    RunId char(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Status varchar(20) NOT NULL,
    StartedBy varchar(20) NOT NULL,
    AsOf date NOT NULL,
    Horizon int NOT NULL,
    Token bigint NOT NULL,
    FailureReason nvarchar(1000) NULL,
    CreatedAt datetime2(3) NOT NULL,
    StartedAt datetime2(3) NULL,
    FinishedAt datetime2(3) NULL,
    CONSTRAINT PK_ForecastRuns PRIMARY KEY (RunNumber),
    CONSTRAINT UQ_ForecastRuns_RunId UNIQUE (RunId)
);

CREATE INDEX IX_ForecastRuns_Status ON ForecastRuns (Status, RunNumber);

-- The work of a run, claimed and completed here: products of one batch are saved in one transaction.
CREATE TABLE ForecastBatches (
    RunNumber int NOT NULL,
    BatchNumber int NOT NULL,
    Status varchar(20) NOT NULL,
    Owner nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Token bigint NOT NULL,
    Products int NOT NULL,
    Failed int NOT NULL,
    CONSTRAINT PK_ForecastBatches PRIMARY KEY (RunNumber, BatchNumber),
    CONSTRAINT FK_ForecastBatches_Run FOREIGN KEY (RunNumber) REFERENCES ForecastRuns (RunNumber)
);

-- The products of a run, and once their batch is saved what was chosen for each and how it did.
CREATE TABLE ForecastProducts (
    RunNumber int NOT NULL,
    ProductId int NOT NULL,
    BatchNumber int NOT NULL,
    Model varchar(50) NULL,
    FailureReason nvarchar(1000) NULL,
    Mase float NULL,
    Smape float NULL,
    Wape float NULL,
    Bias float NULL,
    Coverage80 float NULL,
    Coverage95 float NULL,
    CONSTRAINT PK_ForecastProducts PRIMARY KEY (RunNumber, ProductId),
    CONSTRAINT FK_ForecastProducts_Run FOREIGN KEY (RunNumber) REFERENCES ForecastRuns (RunNumber),
    CONSTRAINT FK_ForecastProducts_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId)
);

CREATE TABLE Forecasts (
    RunNumber int NOT NULL,
    ProductId int NOT NULL,
    Month date NOT NULL,
    Quantity decimal(19, 6) NOT NULL,
    Lower80 decimal(19, 6) NOT NULL,
    Upper80 decimal(19, 6) NOT NULL,
    Lower95 decimal(19, 6) NOT NULL,
    Upper95 decimal(19, 6) NOT NULL,
    CONSTRAINT PK_Forecasts PRIMARY KEY (RunNumber, ProductId, Month),
    CONSTRAINT FK_Forecasts_Product FOREIGN KEY (RunNumber, ProductId) REFERENCES ForecastProducts (RunNumber, ProductId)
);
