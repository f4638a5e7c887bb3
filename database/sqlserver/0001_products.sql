-- Rows that serialise what must not happen twice at once: a writer updates the row first and others wait for it.
CREATE TABLE Locks (
    Name varchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Taken bigint NOT NULL,
    CONSTRAINT PK_Locks PRIMARY KEY (Name)
);

INSERT INTO Locks (Name, Taken) VALUES ('boms', 0), ('sales', 0), ('forecastRuns', 0);

CREATE TABLE Products (
    ProductId int IDENTITY(1, 1) NOT NULL,
    Sku nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Name nvarchar(200) NULL,
    Category nvarchar(100) NULL,
    Unit nvarchar(20) NULL,
    UnitPrice decimal(19, 6) NULL,
    UnitCost decimal(19, 6) NULL,
    Status varchar(20) NOT NULL,
    LikeSku nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT PK_Products PRIMARY KEY (ProductId),
    CONSTRAINT UQ_Products_Sku UNIQUE (Sku)
);

-- A bill of materials: what one unit of the product is made of.
CREATE TABLE BomLines (
    ProductId int NOT NULL,
    LineNumber int NOT NULL,
    ComponentId int NOT NULL,
    Quantity decimal(19, 6) NOT NULL,
    ScrapRate decimal(19, 6) NOT NULL,
    CONSTRAINT PK_BomLines PRIMARY KEY (ProductId, LineNumber),
    CONSTRAINT FK_BomLines_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId),
    CONSTRAINT FK_BomLines_Component FOREIGN KEY (ComponentId) REFERENCES Products (ProductId)
);

CREATE INDEX IX_BomLines_Component ON BomLines (ComponentId);
