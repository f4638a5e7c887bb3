-- Rows that serialise what must not happen twice at once: a writer updates the row first and others wait for it.
CREATE TABLE Locks (
    Name TEXT NOT NULL,
    Taken INTEGER NOT NULL,
    CONSTRAINT PK_Locks PRIMARY KEY (Name)
);

INSERT INTO Locks (Name, Taken) VALUES ('boms', 0), ('sales', 0), ('forecastRuns', 0);

CREATE TABLE Products (
    ProductId INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    Sku TEXT NOT NULL,
    Name TEXT NULL,
    Category TEXT NULL,
    Unit TEXT NULL,
    UnitPrice INTEGER NULL,
    UnitCost INTEGER NULL,
    Status TEXT NOT NULL,
    LikeSku TEXT NULL,
    CONSTRAINT UQ_Products_Sku UNIQUE (Sku)
);

-- A bill of materials: what one unit of the product is made of.
CREATE TABLE BomLines (
    ProductId INTEGER NOT NULL,
    LineNumber INTEGER NOT NULL,
    ComponentId INTEGER NOT NULL,
    Quantity INTEGER NOT NULL,
    ScrapRate INTEGER NOT NULL,
    CONSTRAINT PK_BomLines PRIMARY KEY (ProductId, LineNumber),
    CONSTRAINT FK_BomLines_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId),
    CONSTRAINT FK_BomLines_Component FOREIGN KEY (ComponentId) REFERENCES Products (ProductId)
);

CREATE INDEX IX_BomLines_Component ON BomLines (ComponentId);
