-- Events and promotions, as the JSON of the API; a long one lies in ValueParts.
CREATE TABLE DemandEvents (
    EventId varchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Body nvarchar(max) NOT NULL,
    CONSTRAINT PK_DemandEvents PRIMARY KEY (EventId)
);

-- The factor by which an event multiplied the demand of a product, as a run has learned it.
CREATE TABLE EventEffects (
    RunNumber int NOT NULL,
    EventId varchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ProductId int NOT NULL,
    Factor float NOT NULL,
    LowerFactor float NOT NULL,
    UpperFactor float NOT NULL,
    Months int NOT NULL,
    CONSTRAINT PK_EventEffects PRIMARY KEY (RunNumber, EventId, ProductId)
);

-- Planned prices by month.
CREATE TABLE ProductPrices (
    ProductId int NOT NULL,
    Month date NOT NULL,
    Price decimal(19, 6) NOT NULL,
    CONSTRAINT PK_ProductPrices PRIMARY KEY (ProductId, Month),
    CONSTRAINT FK_ProductPrices_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId) ON DELETE CASCADE
);
