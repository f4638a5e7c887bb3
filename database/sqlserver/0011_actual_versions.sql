-- What was sold in a month, as each run first saw it: an old forecast can be judged by what was known then.
CREATE TABLE ActualVersions (
    ProductId int NOT NULL,
    Month date NOT NULL,
    RunNumber int NOT NULL,
    Quantity decimal(19, 6) NOT NULL,
    CONSTRAINT PK_ActualVersions PRIMARY KEY (ProductId, Month, RunNumber),
    CONSTRAINT FK_ActualVersions_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId) ON DELETE CASCADE
);
