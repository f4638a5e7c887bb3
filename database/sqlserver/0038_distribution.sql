-- The quantiles of sparse demand, which do not follow from its bounds, separated by semicolons.
ALTER TABLE Forecasts ADD Quantiles varchar(400) NULL;
ALTER TABLE BacktestPoints ADD Quantiles varchar(400) NULL;

-- The parts of a forecast month that the calendar, events and prices account for.
CREATE TABLE ForecastDrivers (
    RunNumber int NOT NULL,
    ProductId int NOT NULL,
    Month date NOT NULL,
    Kind varchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Effect decimal(19, 6) NOT NULL,
    CONSTRAINT PK_ForecastDrivers PRIMARY KEY (RunNumber, ProductId, Month, Kind, Name),
    CONSTRAINT FK_ForecastDrivers_Product FOREIGN KEY (RunNumber, ProductId) REFERENCES ForecastProducts (RunNumber, ProductId)
);
