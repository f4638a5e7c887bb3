-- The quantiles of sparse demand, which do not follow from its bounds, separated by semicolons.
ALTER TABLE Forecasts ADD COLUMN Quantiles TEXT NULL;
ALTER TABLE BacktestPoints ADD COLUMN Quantiles TEXT NULL;

-- The parts of a forecast month that the calendar, events and prices account for.
CREATE TABLE ForecastDrivers (
    RunNumber INTEGER NOT NULL,
    ProductId INTEGER NOT NULL,
    Month TEXT NOT NULL,
    Kind TEXT NOT NULL,
    Name TEXT NOT NULL,
    Effect INTEGER NOT NULL,
    CONSTRAINT PK_ForecastDrivers PRIMARY KEY (RunNumber, ProductId, Month, Kind, Name),
    CONSTRAINT FK_ForecastDrivers_Product FOREIGN KEY (RunNumber, ProductId) REFERENCES ForecastProducts (RunNumber, ProductId)
) WITHOUT ROWID;
