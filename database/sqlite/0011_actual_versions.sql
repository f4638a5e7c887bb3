-- What was sold in a month, as each run first saw it: an old forecast can be judged by what was known then.
CREATE TABLE ActualVersions (
    ProductId INTEGER NOT NULL,
    Month TEXT NOT NULL,
    RunNumber INTEGER NOT NULL,
    Quantity INTEGER NOT NULL,
    CONSTRAINT PK_ActualVersions PRIMARY KEY (ProductId, Month, RunNumber),
    CONSTRAINT FK_ActualVersions_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId) ON DELETE CASCADE
) WITHOUT ROWID;
