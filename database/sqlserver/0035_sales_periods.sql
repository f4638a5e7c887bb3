-- The last day that a row covers; null where it covers its date alone.
ALTER TABLE Sales ADD PeriodEnd date NULL;

-- For each row whose days belong to several months: the corrections that move its parts from the month of its date to
-- their months. The corrections of a row add up to zero. SaleDate is the first day of the month, PeriodStart the date of the row.
CREATE TABLE SalesSpreads (
    ProductId int NOT NULL,
    SaleDate date NOT NULL,
    Channel nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    PeriodStart date NOT NULL,
    Quantity decimal(19, 6) NOT NULL,
    CONSTRAINT PK_SalesSpreads PRIMARY KEY (ProductId, SaleDate, Channel, PeriodStart),
    CONSTRAINT FK_SalesSpreads_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId)
);

-- The days of the month that rows of at most a week cover: bit 0 is the first day.
ALTER TABLE SalesMonths ADD Days int NOT NULL CONSTRAINT DF_SalesMonths_Days DEFAULT 0;

-- The incomplete last month that a run left out.
ALTER TABLE ForecastRuns ADD IncompleteMonth date NULL;
GO

UPDATE SalesMonths SET Days = m.Days
FROM (SELECT DATEFROMPARTS(YEAR(SaleDate), MONTH(SaleDate), 1) AS Month,
          SUM(DISTINCT POWER(2, DAY(SaleDate) - 1)) AS Days
      FROM Sales GROUP BY DATEFROMPARTS(YEAR(SaleDate), MONTH(SaleDate), 1)) m
WHERE m.Month = SalesMonths.Month;
