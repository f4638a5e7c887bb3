-- Events and promotions, as the JSON of the API; a long one lies in ValueParts.
CREATE TABLE DemandEvents (
    EventId TEXT NOT NULL,
    Body TEXT NOT NULL,
    CONSTRAINT PK_DemandEvents PRIMARY KEY (EventId)
);

-- The factor by which an event multiplied the demand of a product, as a run has learned it.
CREATE TABLE EventEffects (
    RunNumber INTEGER NOT NULL,
    EventId TEXT NOT NULL,
    ProductId INTEGER NOT NULL,
    Factor REAL NOT NULL,
    LowerFactor REAL NOT NULL,
    UpperFactor REAL NOT NULL,
    Months INTEGER NOT NULL,
    CONSTRAINT PK_EventEffects PRIMARY KEY (RunNumber, EventId, ProductId)
) WITHOUT ROWID;

-- Planned prices by month.
CREATE TABLE ProductPrices (
    ProductId INTEGER NOT NULL,
    Month TEXT NOT NULL,
    Price INTEGER NOT NULL,
    CONSTRAINT PK_ProductPrices PRIMARY KEY (ProductId, Month),
    CONSTRAINT FK_ProductPrices_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId) ON DELETE CASCADE
) WITHOUT ROWID;
