-- What was sold: one row a product, day and channel; negative quantities are returns.
CREATE TABLE Sales (
    ProductId int NOT NULL,
    SaleDate date NOT NULL,
    Channel nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Quantity decimal(19, 6) NOT NULL,
    UnitPrice decimal(19, 6) NULL,
    Stockout decimal(19, 6) NULL,
    CONSTRAINT PK_Sales PRIMARY KEY (ProductId, SaleDate, Channel),
    CONSTRAINT FK_Sales_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId)
);

-- The months for which any sales were ever imported: a month whose upload has not come is not a month of zero sales.
CREATE TABLE SalesMonths (
    Month date NOT NULL,
    CONSTRAINT PK_SalesMonths PRIMARY KEY (Month)
);

CREATE TABLE Imports (
    ImportId char(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Kind varchar(20) NOT NULL,
    Status varchar(20) NOT NULL,
    Received bigint NOT NULL,
    Inserted bigint NOT NULL,
    Updated bigint NOT NULL,
    Unchanged bigint NOT NULL,
    Rejected bigint NOT NULL,
    Products int NOT NULL,
    FirstDate date NULL,
    LastDate date NULL,
    CreatedAt datetime2(3) NOT NULL,
    CONSTRAINT PK_Imports PRIMARY KEY (ImportId)
);

CREATE TABLE ImportErrors (
    ImportId char(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ErrorNumber bigint NOT NULL,
    Line bigint NOT NULL,
    Field nvarchar(50) NULL,
    Message nvarchar(400) NOT NULL,
    CONSTRAINT PK_ImportErrors PRIMARY KEY (ImportId, ErrorNumber),
    CONSTRAINT FK_ImportErrors_Import FOREIGN KEY (ImportId) REFERENCES Imports (ImportId)
);
