-- What was sold: one row a product, day and channel; negative quantities are returns.
CREATE TABLE Sales (
    ProductId INTEGER NOT NULL,
    SaleDate TEXT NOT NULL,
    Channel TEXT NOT NULL,
    Quantity INTEGER NOT NULL,
    UnitPrice INTEGER NULL,
    Stockout INTEGER NULL,
    CONSTRAINT PK_Sales PRIMARY KEY (ProductId, SaleDate, Channel),
    CONSTRAINT FK_Sales_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId)
) WITHOUT ROWID;

-- The months for which any sales were ever imported: a month whose upload has not come is not a month of zero sales.
CREATE TABLE SalesMonths (
    Month TEXT NOT NULL,
    CONSTRAINT PK_SalesMonths PRIMARY KEY (Month)
);

CREATE TABLE Imports (
    ImportId TEXT NOT NULL,
    Kind TEXT NOT NULL,
    Status TEXT NOT NULL,
    Received INTEGER NOT NULL,
    Inserted INTEGER NOT NULL,
    Updated INTEGER NOT NULL,
    Unchanged INTEGER NOT NULL,
    Rejected INTEGER NOT NULL,
    Products INTEGER NOT NULL,
    FirstDate TEXT NULL,
    LastDate TEXT NULL,
    CreatedAt TEXT NOT NULL,
    CONSTRAINT PK_Imports PRIMARY KEY (ImportId)
);

CREATE TABLE ImportErrors (
    ImportId TEXT NOT NULL,
    ErrorNumber INTEGER NOT NULL,
    Line INTEGER NOT NULL,
    Field TEXT NULL,
    Message TEXT NOT NULL,
    CONSTRAINT PK_ImportErrors PRIMARY KEY (ImportId, ErrorNumber),
    CONSTRAINT FK_ImportErrors_Import FOREIGN KEY (ImportId) REFERENCES Imports (ImportId)
) WITHOUT ROWID;
