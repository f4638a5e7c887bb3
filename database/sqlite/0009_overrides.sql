-- What a person set in the place of a forecast. Rows are closed, never changed: each says from which asOf to which
-- one it was in effect, so that an old snapshot can be read as it was published.
CREATE TABLE Overrides (
    OverrideId INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    ProductId INTEGER NOT NULL,
    Month TEXT NOT NULL,
    Quantity INTEGER NOT NULL,
    Statistical INTEGER NOT NULL,
    Reason TEXT NOT NULL,
    Author TEXT NOT NULL,
    Expires TEXT NULL,
    SetAsOf TEXT NOT NULL,
    RemovedAsOf TEXT NULL,
    CreatedAt TEXT NOT NULL,
    RemovedAt TEXT NULL,
    CONSTRAINT FK_Overrides_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId) ON DELETE CASCADE
);

CREATE INDEX IX_Overrides_Product ON Overrides (ProductId, Month);

INSERT INTO Locks (Name, Taken) VALUES ('overrides', 0);
