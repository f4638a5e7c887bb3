-- Months of a product's history that a run trained on with another quantity than was recorded, and why.
CREATE TABLE ForecastAdjustments (
    RunNumber int NOT NULL,
    ProductId int NOT NULL,
    Month date NOT NULL,
    Kind varchar(20) NOT NULL,
    Recorded decimal(19, 6) NOT NULL,
    Used decimal(19, 6) NOT NULL,
    CONSTRAINT PK_ForecastAdjustments PRIMARY KEY (RunNumber, ProductId, Month),
    CONSTRAINT FK_ForecastAdjustments_Product FOREIGN KEY (RunNumber, ProductId) REFERENCES ForecastProducts (RunNumber, ProductId)
);
