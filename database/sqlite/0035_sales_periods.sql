-- The last day that a row covers; null where it covers its date alone.
ALTER TABLE Sales ADD COLUMN PeriodEnd TEXT NULL;

-- For each row whose days belong to several months: the corrections that move its parts from the month of its date to
-- their months. The corrections of a row add up to zero. SaleDate is the first day of the month, PeriodStart the date of the row.
CREATE TABLE SalesSpreads (
    ProductId INTEGER NOT NULL,
    SaleDate TEXT NOT NULL,
    Channel TEXT NOT NULL,
    PeriodStart TEXT NOT NULL,
    Quantity INTEGER NOT NULL,
    CONSTRAINT PK_SalesSpreads PRIMARY KEY (ProductId, SaleDate, Channel, PeriodStart),
    CONSTRAINT FK_SalesSpreads_Product FOREIGN KEY (ProductId) REFERENCES Products (ProductId)
) WITHOUT ROWID;

-- The days of the month that rows of at most a week cover: bit 0 is the first day.
ALTER TABLE SalesMonths ADD COLUMN Days INTEGER NOT NULL DEFAULT 0;
UPDATE SalesMonths SET Days = m.Days
FROM (SELECT substr(SaleDate, 1, 7) || '-01' AS Month,
          SUM(DISTINCT 1 << (CAST(substr(SaleDate, 9, 2) AS INTEGER) - 1)) AS Days
      FROM Sales GROUP BY substr(SaleDate, 1, 7)) m
WHERE m.Month = SalesMonths.Month;

-- The incomplete last month that a run left out.
ALTER TABLE ForecastRuns ADD COLUMN IncompleteMonth TEXT NULL;
