-- What a run was made with, as JSON, and when its exceptions were found: a run that was killed in between has none yet.
ALTER TABLE ForecastRuns ADD Settings nvarchar(1000) NULL;
ALTER TABLE ForecastRuns ADD ReviewedAt datetime2(3) NULL;

-- Hashes of the history a product was trained on, newest first: up to the run's last month, up to the month before, ...
ALTER TABLE ForecastProducts ADD Fingerprints varchar(208) NULL;

-- What stands out in the latest run, a row a product and rule; a condition that has gone is there once more, resolved.
CREATE TABLE Exceptions (
    ProductId int NOT NULL,
    RuleName varchar(30) NOT NULL,
    RunNumber int NOT NULL,
    Place int NOT NULL,
    Severity varchar(10) NOT NULL,
    Value float NULL,
    Threshold float NULL,
    Month date NOT NULL,
    Detail nvarchar(400) NOT NULL,
    Quantity decimal(19, 6) NOT NULL,
    Money decimal(19, 6) NULL,
    Surprise float NOT NULL,
    Holds int NOT NULL,
    State varchar(15) NOT NULL,
    Note nvarchar(1000) NULL,
    Author nvarchar(200) NULL,
    Since date NOT NULL,
    ChangedAt datetime2(3) NOT NULL,
    CONSTRAINT PK_Exceptions PRIMARY KEY (ProductId, RuleName),
    CONSTRAINT FK_Exceptions_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId) ON DELETE CASCADE
);

CREATE INDEX IX_Exceptions_Place ON Exceptions (Place);

INSERT INTO Locks (Name, Taken) VALUES ('exceptions', 0);
