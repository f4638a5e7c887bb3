-- The import that wrote a row, and the values that it replaced, so that it can be undone.
ALTER TABLE Imports ADD COLUMN ImportNumber INTEGER NULL;
CREATE INDEX IX_Imports_ImportNumber ON Imports (ImportNumber);
ALTER TABLE Sales ADD COLUMN ImportNumber INTEGER NULL;
ALTER TABLE Products ADD COLUMN ImportNumber INTEGER NULL;

CREATE TABLE SalesReplaced (
    ImportNumber INTEGER NOT NULL,
    ProductId INTEGER NOT NULL,
    SaleDate TEXT NOT NULL,
    Channel TEXT NOT NULL,
    PeriodEnd TEXT NULL,
    Quantity INTEGER NOT NULL,
    UnitPrice INTEGER NULL,
    Stockout INTEGER NULL,
    PreviousImportNumber INTEGER NULL,
    CONSTRAINT PK_SalesReplaced PRIMARY KEY (ImportNumber, ProductId, SaleDate, Channel),
    CONSTRAINT FK_SalesReplaced_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE INDEX IX_SalesReplaced_PreviousImportNumber ON SalesReplaced (PreviousImportNumber);
CREATE INDEX IX_SalesReplaced_Product ON SalesReplaced (ProductId, SaleDate, Channel);
