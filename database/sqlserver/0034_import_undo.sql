-- The import that wrote a row, and the values that it replaced, so that it can be undone.
ALTER TABLE Imports ADD ImportNumber bigint NULL;
ALTER TABLE Sales ADD ImportNumber bigint NULL;
ALTER TABLE Products ADD ImportNumber bigint NULL;

CREATE TABLE SalesReplaced (
    ImportNumber bigint NOT NULL,
    ProductId int NOT NULL,
    SaleDate date NOT NULL,
    Channel nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    PeriodEnd date NULL,
    Quantity decimal(19, 6) NOT NULL,
    UnitPrice decimal(19, 6) NULL,
    Stockout decimal(19, 6) NULL,
    PreviousImportNumber bigint NULL,
    CONSTRAINT PK_SalesReplaced PRIMARY KEY (ImportNumber, ProductId, SaleDate, Channel),
    CONSTRAINT FK_SalesReplaced_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId) ON DELETE CASCADE
);

CREATE INDEX IX_SalesReplaced_PreviousImportNumber ON SalesReplaced (PreviousImportNumber);
CREATE INDEX IX_SalesReplaced_Product ON SalesReplaced (ProductId, SaleDate, Channel);
GO

CREATE INDEX IX_Imports_ImportNumber ON Imports (ImportNumber);
