-- What a person set in the place of a forecast. Rows are closed, never changed: each says from which asOf to which
-- one it was in effect, so that an old snapshot can be read as it was published.
CREATE TABLE Overrides (
    OverrideId int IDENTITY(1, 1) NOT NULL,
    ProductId int NOT NULL,
    Month date NOT NULL,
    Quantity decimal(19, 6) NOT NULL,
    Statistical decimal(19, 6) NOT NULL,
    Reason nvarchar(500) NOT NULL,
    Author nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Expires date NULL,
    SetAsOf date NOT NULL,
    RemovedAsOf date NULL,
    CreatedAt datetime2(3) NOT NULL,
    RemovedAt datetime2(3) NULL,
    CONSTRAINT PK_Overrides PRIMARY KEY (OverrideId),
    CONSTRAINT FK_Overrides_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId) ON DELETE CASCADE
);

CREATE INDEX IX_Overrides_Product ON Overrides (ProductId, Month);

INSERT INTO Locks (Name, Taken) VALUES ('overrides', 0);
