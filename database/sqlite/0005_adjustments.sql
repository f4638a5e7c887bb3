-- Months of a product's history that a run trained on with another quantity than was recorded, and why.
CREATE TABLE ForecastAdjustments (
    RunNumber INTEGER NOT NULL,
    ProductId INTEGER NOT NULL,
    Month TEXT NOT NULL,
    Kind TEXT NOT NULL,
    Recorded INTEGER NOT NULL,
    Used INTEGER NOT NULL,
    CONSTRAINT PK_ForecastAdjustments PRIMARY KEY (RunNumber, ProductId, Month),
    CONSTRAINT FK_ForecastAdjustments_Product FOREIGN KEY (RunNumber, ProductId) REFERENCES ForecastProducts (RunNumber, ProductId)
) WITHOUT ROWID;
